"""What every test shares: quiet OCR runtime, no network (sockets are blocked by pytest-socket)."""

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
