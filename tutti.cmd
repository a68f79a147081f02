@echo off
rem Runs the command line of this repository; builds it first if it is missing or older than its sources.
setlocal
set "root=%~dp0"
set "home=%root%artifacts\tutti"

where dotnet >nul 2>nul
if errorlevel 1 (
  echo tutti: The .NET SDK is not installed. Install the .NET SDK 10 from https://dot.net/download. 1>&2
  exit /b 4
)

call :is_fresh
if errorlevel 1 (
  echo Building the tutti command line ... 1>&2
  if not exist "%home%" mkdir "%home%"
  call :build
  if errorlevel 1 exit /b 1
)
set /p program=<"%home%\built"
dotnet "%home%\%program%\tutti.dll" %*
exit /b %errorlevel%

rem The sources are compared with a copy of those that were built, which robocopy does in one go: 0 is "no difference".
:is_fresh
if not exist "%home%\built" exit /b 1
for %%p in (Tutti.Abstractions Tutti.Cli Tutti.DevHost Tutti.LocalPostgres Tutti.Model Tutti.Postgres Tutti.Processes Tutti.Transport) do (
  robocopy "%root%src\%%p" "%home%\sources\%%p" /MIR /L /NJH /NJS /NFL /NDL >nul
  if errorlevel 1 exit /b 1
)
robocopy "%root%docs\diagnostics" "%home%\sources\diagnostics" /MIR /L /NJH /NJS /NFL /NDL >nul
if errorlevel 1 exit /b 1
robocopy "%root%." "%home%\sources" Directory.Build.props Directory.Packages.props global.json /L /NJH /NJS /NFL /NDL >nul
if errorlevel 1 exit /b 1
exit /b 0

rem Two calls at once: the second one cannot open the lock file and tries again until the first has let go of it.
:build
set "outcome="
2>nul call :build_locked 9>"%home%\lock"
if not defined outcome (
  ping -n 2 127.0.0.1 >nul
  goto build
)
if "%outcome%"=="failed" (
  type "%home%\build.log" 1>&2
  echo tutti: The command line does not build; the errors are above. 1>&2
  exit /b 1
)
exit /b 0

:build_locked
set "outcome=built"
call :is_fresh
if not errorlevel 1 exit /b 0
set "MSBUILDDISABLENODEREUSE=1"
set "DOTNET_CLI_USE_MSBUILD_SERVER=0"
set "DOTNET_CLI_TELEMETRY_OPTOUT=1"
set "DOTNET_NOLOGO=1"
rem The copy is made first: what is saved during the build counts as newer.
for %%p in (Tutti.Abstractions Tutti.Cli Tutti.DevHost Tutti.LocalPostgres Tutti.Model Tutti.Postgres Tutti.Processes Tutti.Transport) do robocopy "%root%src\%%p" "%home%\next\%%p" /MIR >nul
robocopy "%root%docs\diagnostics" "%home%\next\diagnostics" /MIR >nul
robocopy "%root%." "%home%\next" Directory.Build.props Directory.Packages.props global.json >nul
dotnet build "%root%src\Tutti.Cli\Tutti.Cli.csproj" -c Release -nologo -v:q -tl:off -clp:NoSummary -nodeReuse:false ^
  -p:UseSharedCompilation=false "-p:ArtifactsPath=%home%\build" -p:RunAnalyzers=false >"%home%\build.log" 2>&1
if errorlevel 1 (
  set "outcome=failed"
  exit /b 0
)
rem Each build gets a folder of its own, for programs of earlier ones may be running and hold their files.
set "next=%random%-%random%"
robocopy "%home%\build\bin\Tutti.Cli\release" "%home%\%next%" /E >nul
robocopy "%home%\next" "%home%\sources" /MIR >nul
>"%home%\built" echo %next%
exit /b 0
