@echo off
chcp 65001 >nul
if not exist "%LOCALAPPDATA%\evidence-checker\venv\Scripts\evidence-checker.exe" (
    echo 还没有安装。请先双击“安装.bat”。
    pause
    exit /b 2
)
"%LOCALAPPDATA%\evidence-checker\venv\Scripts\evidence-checker.exe" app
pause
