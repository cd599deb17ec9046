@echo off
rem Apical on Windows. It needs a Java runtime, 17 or newer, and nothing else.
rem   apical COMMAND [options]   see apical --help
setlocal DisableDelayedExpansion
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if "%JAVA%"=="java" where java >nul 2>nul || (echo apical: Java was not found; install a Java runtime, 17 or newer>&2& exit /b 1)
set "JAR="
for %%f in ("%~dp0..\lib\apical-*.jar") do set "JAR=%%~ff"
set "ENCODING=-Dfile.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"
"%JAVA%" -Xmx1500m -XX:+UseSerialGC -Djava.awt.headless=true %ENCODING% %APICAL_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
