@echo off
rem Apical on Windows. It needs a Java runtime, 17 or newer, and nothing else.
rem   apical COMMAND [options]   see apical --help
setlocal DisableDelayedExpansion
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if "%JAVA%"=="java" where java >nul 2>nul || (echo apical: Java was not found; install a Java runtime, 17 or newer>&2& exit /b 1)
set "JAR=%~dp0..\lib\apical-${project.version}.jar"
"%JAVA%" -Xmx1500m -XX:+UseSerialGC -Djava.awt.headless=true -Dfile.encoding=UTF-8 %APICAL_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
