# What the test files share: a clean environment, the hosted emulator, a stub service, child shells, the hunt for secrets.
# Dot-sourced in BeforeAll. Everything started here is stopped by who started it, in AfterAll.

. $PSScriptRoot/Evidence.ps1
. $PSScriptRoot/HangGuard.ps1
. $PSScriptRoot/PowerShellProcess.ps1
. $PSScriptRoot/Emulator.ps1
. $PSScriptRoot/Stub.ps1
. $PSScriptRoot/SecretSearch.ps1

# The time in the demo's scenarios, for every profile 'demo' of the tests.
$script:DemoTime = [datetimeoffset] '2026-03-01T08:00:00Z'

function Get-ModulePath {
    if ($env:STATUSPS_TESTS_MODULE) { return $env:STATUSPS_TESTS_MODULE }
    Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'out/module/StatusPS'
}

function Get-DemoPath {
    if ($env:STATUSPS_TESTS_DEMO) { return $env:STATUSPS_TESTS_DEMO }
    $built = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'src/StatusPS.Demo/bin/*/net*/StatusPS.Demo.dll'
    $newest = Get-Item $built -ErrorAction Ignore | Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $newest) { throw "The demo is not built ($built): run dotnet build src/StatusPS.Demo" }
    $newest.FullName
}

# Imports the module and hides the user's own store, environment and home. What it returns goes to Exit-Suite.
function Enter-Suite {
    Import-Module (Get-ModulePath) -Global
    $suite = [pscustomobject]@{
        Variables       = [Environment]::GetEnvironmentVariables()
        OutputRendering = $PSStyle.OutputRendering
        Folder          = Join-Path ([IO.Path]::GetTempPath()) "statusps-tests-$([guid]::NewGuid().ToString('N'))"
        Store           = ''
        Home            = ''
    }
    $suite.Store = Join-Path $suite.Folder 'store'
    $suite.Home = Join-Path $suite.Folder 'home'
    $null = New-Item -ItemType Directory $suite.Home -Force
    Clear-Setting
    $env:STATUSPS_HOME = $suite.Store
    # HOME for Linux and macOS, the others for Windows.
    $env:HOME = $env:USERPROFILE = $suite.Home
    $env:APPDATA = Join-Path $suite.Home 'AppData/Roaming'
    $env:LOCALAPPDATA = Join-Path $suite.Home 'AppData/Local'
    Set-DemoClock
    Select-StatusProfile -Clear
    $suite
}

function Exit-Suite {
    param($Suite)
    if (-not $Suite) { return }
    Add-ErrorEvidence
    Add-EvidenceFolder $Suite.Store, $env:STATUSPS_HOME
    Select-StatusProfile -Clear
    $PSStyle.OutputRendering = $Suite.OutputRendering
    foreach ($name in [string[]] [Environment]::GetEnvironmentVariables().Keys) {
        if (-not $Suite.Variables.Contains($name)) { [Environment]::SetEnvironmentVariable($name, $null) }
    }
    foreach ($name in $Suite.Variables.Keys) { [Environment]::SetEnvironmentVariable($name, $Suite.Variables[$name]) }
    Remove-Item $Suite.Folder -Recurse -Force
}

# Forgets all that could choose a profile: the environment, the session's choice, the store, the platforms' own files.
function Reset-Suite {
    param($Suite)
    Add-EvidenceFolder $Suite.Store, $env:STATUSPS_HOME
    Clear-Setting
    $env:STATUSPS_HOME = $Suite.Store
    Set-DemoClock
    Select-StatusProfile -Clear
    Remove-Item $Suite.Store, (Join-Path $Suite.Home '.aliyun'), (Join-Path $Suite.Home '.alibabacloud') -Recurse -Force -ErrorAction Ignore
}

# Sets the clock of the profile 'demo', here and in children. By default it stands still.
function Set-DemoClock {
    param([string] $Clock = "fixed:$($script:DemoTime.ToString('o'))")
    $env:STATUSPS_DEMO_CLOCK = $Clock
}

function Clear-Setting {
    $foreign = '^(BK|BKPAAS|ALIBABA_CLOUD|ALIBABACLOUD|ALICLOUD|AUTHING|STATUSPS(?!_TESTS))_|^(XDG_CONFIG_HOME|NO_COLOR|https?_proxy|all_proxy|no_proxy)$'
    Add-KnownSecret (Get-ChildItem Env: | Where-Object Name -Match $foreign | Where-Object Name -Match '(SECRET|TOKEN|PASSPHRASE)(?!_FILE$)').Value
    Get-ChildItem Env: | Where-Object Name -Match $foreign | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Name, $null) }
    # Seconds. The usual second could end a query on a busy machine.
    $env:STATUSPS_METADATA_TIMEOUT = '300'
}

# Runs a new PowerShell to its end: its exit code and what it wrote to both outputs. Its standard input stays open and
# empty where it is redirected.
function Invoke-PowerShell {
    param([string[]] $Argument, [hashtable] $Variable = @{}, [switch] $RedirectInput)
    $start = New-PowerShellStart $Argument
    $start.RedirectStandardInput = $RedirectInput
    foreach ($name in $Variable.Keys) { $start.Environment[$name] = $Variable[$name] }
    $process = [Diagnostics.Process]::Start($start)
    $output, $errors = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
    Wait-ProcessEnd $process "A child PowerShell ($($Argument[-1]))"
    $told = [pscustomobject]@{ Code = $process.ExitCode; Output = $output.Result; Errors = $errors.Result }
    Add-Evidence children ($told.Output + $told.Errors)
    $told
}

# Runs a script in a new PowerShell that has imported nothing, and gives what it writes. $ModulePath is there.
function Invoke-Child {
    param([string] $Script, [hashtable] $Variable = @{})
    $text = "`$ErrorActionPreference = 'Stop'; `$ModulePath = '$(Get-ModulePath)'; $Script`nexit 0"
    $told = Invoke-PowerShell '-NoProfile', '-NonInteractive', '-Command', $text $Variable
    if ($told.Code -ne 0) { throw "The child PowerShell failed: $($told.Errors)" }
    $told.Output
}

# A PowerShell in this process with a runspace of its own and the module imported: no host, no variables of the test.
function New-Session {
    param([string] $Script, [object[]] $Argument)
    [powershell]::Create().AddScript('param($module, $script, $with) Import-Module $module; & ([scriptblock]::Create($script)) @with').
    AddArgument((Get-ModulePath)).AddArgument($Script).AddArgument($Argument)
}

function New-TestSecret {
    param([string] $Text)
    Add-KnownSecret $Text
    $secret = [securestring]::new()
    $Text.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
    $secret
}

function New-TestCredential {
    param([string] $Id, [string] $Secret)
    [pscredential]::new($Id, (New-TestSecret $Secret))
}

# Runs a query and keeps its records and its error records apart.
function Split-Output {
    param([scriptblock] $Asked)
    $ErrorActionPreference = 'Continue'
    $all = @(& $Asked 2>&1)
    [pscustomobject]@{
        Records = @($all | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] })
        Errors  = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
    }
}

# The error record that a script block ends with; nothing when it does not.
function Get-Thrown {
    param([scriptblock] $Tried)
    try {
        $null = & $Tried
    } catch {
        $_
    }
}
