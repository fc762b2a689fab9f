@echo off
chcp 65001 >nul
cd /d "%~dp0"
echo 正在安装定点帮扶台账核查，请稍候……
set /p VERSION=<python-version.txt
py -%VERSION% -c "import struct, sys; sys.exit(struct.calcsize('P') != 8)" 2>nul
if errorlevel 1 (
    echo 没有找到 64 位的 Python %VERSION%。请先安装这个版本的 Python（安装时勾选 Add to PATH），再运行本文件。
    pause
    exit /b 2
)
py -%VERSION% -m venv "%LOCALAPPDATA%\evidence-checker\venv"
"%LOCALAPPDATA%\evidence-checker\venv\Scripts\python.exe" -m pip install --no-index --find-links wheels evidence-checker
if errorlevel 1 (
    echo 安装没有成功。请把上面的文字发给维护人员。
    pause
    exit /b 1
)
echo 安装完成。以后双击“启动核查.bat”即可使用。
pause
