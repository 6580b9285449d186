@echo off
rem Starts the SML Connector. JAVA_HOME names a Java 17 or later; without it, java is used from the path.
rem SML_CONNECTOR_OPTS adds options for the JVM.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "ARCHIVE="
if exist "%HOME_DIR%\sml-connector.jsa" set "ARCHIVE="-XX:SharedArchiveFile=%HOME_DIR%\sml-connector.jsa" -Xlog:cds*=off"
set "EXT="
if exist "%HOME_DIR%\ext\*.jar" set "EXT=;%HOME_DIR%\ext\*"
"%JAVA%" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xms64m -Xmx240m -XX:MaxNewSize=64m -XX:MaxDirectMemorySize=64m -Djdk.nio.maxCachedBufferSize=262144 -XX:+ExitOnOutOfMemoryError -XX:TieredStopAtLevel=1 "-Djdk.serialFilter=!*" "-Dconnector.home=%HOME_DIR%" %SML_CONNECTOR_OPTS% %ARCHIVE% -cp "%HOME_DIR%\lib\*%EXT%" es.sml.connector.cli.SmlConnector %*
exit /b %ERRORLEVEL%
