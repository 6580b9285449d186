@echo off
rem Starts the SML Connector. JAVA_HOME names a Java 17 or later; without it, java is used from the path.
rem SML_CONNECTOR_OPTS adds options for the JVM.
setlocal
for %%I in ("%~dp0..") do set "HOME_DIR=%%~fI"
set "JAVA=java"
if not defined JAVA_HOME goto path
rem Some installers write quotes into the variable.
set "JAVA=%JAVA_HOME:"=%\bin\java"
if exist "%JAVA%.*" goto start
goto missing
:path
for %%J in (java.exe java.cmd) do if not "%%~$PATH:J"=="" goto start
:missing
echo sml-connector: Java not found at %JAVA%; install Java 17 or later, or set JAVA_HOME>&2
exit /b 1
:start
rem "run" writes the class archive if it is missing.
set "ARCHIVE="
if exist "%HOME_DIR%\sml-connector.jsa" set ARCHIVE="-XX:SharedArchiveFile=%HOME_DIR%\sml-connector.jsa" -Xlog:cds*=off
set "EXT="
if exist "%HOME_DIR%\ext\*.jar" set "EXT=;%HOME_DIR%\ext\*"
"%JAVA%" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xms128m -Xmx240m -XX:MaxNewSize=32m -XX:MetaspaceSize=96m -XX:MaxDirectMemorySize=64m -Djdk.nio.maxCachedBufferSize=262144 -Dio.netty.allocator.maxOrder=6 -XX:+ExitOnOutOfMemoryError -XX:TieredStopAtLevel=1 "-Djdk.serialFilter=!*" "-Dconnector.home=%HOME_DIR%" "-Dconnector.class-archive=%HOME_DIR%\sml-connector.jsa" %SML_CONNECTOR_OPTS% %ARCHIVE% -cp "%HOME_DIR%\lib\*%EXT%" es.sml.connector.cli.SmlConnector %*
exit /b %ERRORLEVEL%
