# What the test files share: a clean environment, the hosted emulator, a stub service, child shells, the hunt for secrets.
# Dot-sourced in BeforeAll. Everything started here is stopped by who started it, in AfterAll.

. $PSScriptRoot/Evidence.ps1

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
    $env:HOME = $suite.Home
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
    Select-StatusProfile -Clear
    Remove-Item $Suite.Store, (Join-Path $Suite.Home '.aliyun'), (Join-Path $Suite.Home '.alibabacloud') -Recurse -Force -ErrorAction Ignore
}

function Clear-Setting {
    $foreign = '^(BK|BKPAAS|ALIBABA_CLOUD|ALIBABACLOUD|ALICLOUD|AUTHING|STATUSPS(?!_TESTS))_|^(XDG_CONFIG_HOME|NO_COLOR|https?_proxy|all_proxy|no_proxy)$'
    Add-KnownSecret (Get-ChildItem Env: | Where-Object Name -Match $foreign | Where-Object Name -Match 'SECRET|TOKEN|PASSPHRASE').Value
    Get-ChildItem Env: | Where-Object Name -Match $foreign | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Name, $null) }
}

# Hosts the emulator in a process of its own: what its JSON line tells, and the process.
function Start-Emulator {
    param([string[]] $Option = @())
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    @(Get-DemoPath; 'serve'; '--until-stdin-closes'; $Option) | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLineAsync()
    if (-not $line.Wait(20000) -or -not $line.Result) {
        $process.Kill()
        throw 'The emulator did not tell its address.'
    }
    $told = $line.Result | ConvertFrom-Json
    foreach ($service in $told.PSObject.Properties.Value | Where-Object { $_ -is [psobject] }) {
        Add-KnownSecret ($service.PSObject.Properties | Where-Object Name -Match 'Secret|Token').Value
    }
    $told | Add-Member -PassThru -NotePropertyName Process -NotePropertyValue $process
}

function Stop-Emulator {
    param($Emulator)
    if (-not $Emulator) { return }
    $Emulator.Process.StandardInput.Close()
    if (-not $Emulator.Process.WaitForExit(5000)) { $Emulator.Process.Kill() }
    $Emulator.Process.Dispose()
}

# A service of our own on loopback, for answers the emulator does not give. The script block gets the request as text,
# its number from 1, and the state (Requests, Held); it returns @{ Status; Body; Header; Raw }, or nothing to hold the
# connection open without an answer. It runs in a runspace of its own: no variables of the test.
function Start-Stub {
    param([scriptblock] $Answer)
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $state = [hashtable]::Synchronized(@{
            Requests = [Collections.ArrayList]::Synchronized([Collections.ArrayList]::new())
            Held     = [Collections.ArrayList]::Synchronized([Collections.ArrayList]::new())
            Running  = $true
        })
    $shell = [powershell]::Create()
    $null = $shell.AddScript({
            param($listener, $state, $answer)
            $answer = [scriptblock]::Create($answer)
            function Send-Reply {
                param($Socket, $Reply)
                $body = [Text.Encoding]::UTF8.GetBytes([string] $Reply.Body)
                $head = "HTTP/1.1 $($Reply.Status ?? 200) Answer`r`nContent-Type: $($Reply.Type ?? 'application/json')`r`n" +
                "Content-Length: $($body.Length)`r`nConnection: close`r`n"
                foreach ($name in $Reply.Header ? @($Reply.Header.Keys) : @()) { $head += "${name}: $($Reply.Header[$name])`r`n" }
                if ($Reply.Raw) { $head, $body = $Reply.Raw, @() } else { $head += "`r`n" }
                $null = $Socket.Send([byte[]] ([Text.Encoding]::UTF8.GetBytes($head) + $body))
                $Socket.Shutdown('Send')
                $Socket.Dispose()
            }
            # Several connections may be open, some of them without a request: a client opens them ahead. The first bytes of
            # a TLS handshake count as a request.
            $buffer = [byte[]]::new(65536)
            $open = @{}
            while ($state.Running) {
                $ready = [Collections.ArrayList] @($listener.Server; $open.Keys)
                try { [Net.Sockets.Socket]::Select($ready, $null, $null, 20000) } catch { return }
                foreach ($socket in $ready.ToArray()) {
                    try {
                        if ($socket -eq $listener.Server) {
                            $open[$socket.Accept()] = ''
                            continue
                        }
                        $count = $socket.Receive($buffer)
                        if ($count -eq 0) { throw 'closed' }
                        $text = $open[$socket] += [Text.Encoding]::UTF8.GetString($buffer, 0, $count)
                        $end = $text.IndexOf("`r`n`r`n")
                        $length = $text -match '(?im)^content-length: (\d+)' ? [int] $Matches[1] : 0
                        $begunTls = $text[0] -eq [char] 0x16
                        if (-not $begunTls -and ($end -lt 0 -or $text.Length -lt $end + 4 + $length)) { continue }
                        $open.Remove($socket)
                        $number = $state.Requests.Add($text) + 1
                        $reply = & $answer $text $number $state
                        if ($reply) { Send-Reply $socket $reply } else { $null = $state.Held.Add($socket) }
                    } catch {
                        $open.Remove($socket)
                        $socket.Dispose()
                    }
                }
            }
        }).AddArgument($listener).AddArgument($state).AddArgument("$Answer")
    [pscustomobject]@{ Address = "http://$($listener.LocalEndpoint)"; Listener = $listener; State = $state; Shell = $shell; Running = $shell.BeginInvoke() }
}

function Stop-Stub {
    param($Stub)
    if (-not $Stub) { return }
    $Stub.State.Running = $false
    $Stub.Shell.EndInvoke($Stub.Running)
    $Stub.Shell.Dispose()
    $Stub.Listener.Stop()
    $Stub.State.Held.ToArray() | ForEach-Object Dispose
}

# Whether the other side closes a held connection within the time.
function Test-Closed {
    param([Net.Sockets.Socket] $Socket, [int] $Millisecond = 3000)
    try {
        $Socket.Poll($Millisecond * 1000, 'SelectRead') -and $Socket.Available -eq 0
    } catch [Net.Sockets.SocketException] {
        $true
    }
}

# Runs a script in a new PowerShell that has imported nothing, and gives what it writes. $ModulePath is there.
function Invoke-Child {
    param([string] $Script, [hashtable] $Variable = @{})
    $start = [Diagnostics.ProcessStartInfo]::new([Environment]::ProcessPath)
    $text = "`$ErrorActionPreference = 'Stop'; `$ModulePath = '$(Get-ModulePath)'; $Script`nexit 0"
    '-NoProfile', '-NonInteractive', '-Command', $text | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    foreach ($name in $Variable.Keys) { $start.Environment[$name] = $Variable[$name] }
    $process = [Diagnostics.Process]::Start($start)
    $output, $errors = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
    if (-not $process.WaitForExit(30000)) {
        $process.Kill()
        throw 'The child PowerShell did not end.'
    }
    Add-Evidence children ($output.Result + $errors.Result)
    if ($process.ExitCode -ne 0) { throw "The child PowerShell failed: $($errors.Result)" }
    $output.Result
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

# The nine wire forms, and temporary credentials: a profile in memory that takes the form.
function New-FormProfile {
    param([string] $Form, [string] $Address, [string] $Id, [string] $Secret, [string] $Token, [string] $Name = 'form', [hashtable] $Setting = @{})
    $with = @{ Name = $Name; Endpoint = $Address; Credential = New-TestCredential $Id $Secret; MaxRetry = 0; TimeoutSec = 10 }
    switch -Wildcard ($Form) {
        'cmdb.*' { $with.UserName = 'admin' }
        'job.*' { $with.UserName = 'admin' }
        '*.esb' { $with.Api = 'Esb' }
        'job.v3.gateway' { $with.JobApiVersion = 'V3' }
        'job.v4' { $with.JobApiVersion = 'V4' }
        'dts.*' { $with.RegionId = 'cn-hangzhou' }
        'dts.rpc*' { $with.SignatureVersion = 'Rpc' }
        'dts.*.sts' { $with.SecurityToken = New-TestSecret $Token }
        'authing.signature' { $with.Authentication = 'Signature' }
    }
    foreach ($name in $Setting.Keys) { $with[$name] = $Setting[$name] }
    switch -Wildcard ($Form) {
        'dts.*' { New-StatusProfile -Aliyun @with }
        'authing.*' { New-StatusProfile -Authing @with }
        default { New-StatusProfile -BlueKing @with }
    }
}

# The same with an emulator's address and right credentials.
function New-EmulatorProfile {
    param($Emulator, [string] $Form, [string] $Secret, [string] $Name = 'form', [hashtable] $Setting = @{})
    $id, $right, $token = switch -Wildcard ($Form) {
        'dts.*.sts' { $Emulator.aliyun.stsAccessKeyId, $Emulator.aliyun.stsAccessKeySecret, $Emulator.aliyun.stsSecurityToken }
        'dts.acs3' { $Emulator.aliyun.accessKeyId, $Emulator.aliyun.accessKeySecret }
        'dts.rpc' { $Emulator.aliyun.accessKeyId, $Emulator.aliyun.accessKeySecret }
        'authing.*' { $Emulator.authing.accessKeyId, $Emulator.authing.accessKeySecret }
        default { $Emulator.blueKing.appCode, $Emulator.blueKing.appSecret }
    }
    New-FormProfile $Form $Emulator.address $id ($Secret ? $Secret : $right) $token $Name $Setting
}

# Asks for the documents' examples through a profile.
function Invoke-Form {
    param([string] $Form, $Through, [hashtable] $With = @{})
    switch -Wildcard ($Form) {
        'cmdb*' { 28, 29, 30 | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile $Through @With }
        'job*' { Get-JobInstanceStatus 100 -BizId 1 -IncludeHost -Profile $Through @With }
        'dts*' { Get-DtsSyncStatus 'dtsexjk1alb116****', 'dtskfq1149w254****' -Profile $Through @With }
        'authing*' { Get-AuthingSyncJob -SyncTaskId 1000 -Profile $Through @With }
    }
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

# Each way a secret may be written down: as it is, escaped for a URL, JSON or XML, in hexadecimal, in Base64 at any offset.
function Get-Spelling {
    param([string] $Secret)
    $bytes = [Text.Encoding]::UTF8.GetBytes($Secret)
    $Secret
    [Uri]::EscapeDataString($Secret)
    [Net.WebUtility]::UrlEncode($Secret)
    [regex]::Replace([Uri]::EscapeDataString($Secret), '%..', { $args[0].Value.ToLowerInvariant() })
    [Text.Json.JsonEncodedText]::Encode($Secret).ToString()
    ($Secret | ConvertTo-Json).Trim('"')
    [Security.SecurityElement]::Escape($Secret)
    $Secret.Replace('&', '&amp;').Replace('<', '&lt;').Replace('>', '&gt;')
    [Convert]::ToHexString($bytes)
    [Convert]::ToHexString($bytes).ToLowerInvariant()
    foreach ($offset in 0..2) {
        $base64 = [Convert]::ToBase64String([byte[]] (@(0) * $offset + $bytes))
        $from = [Math]::Ceiling($offset * 8 / 6)
        $base64.Substring($from, [Math]::Floor(($offset + $bytes.Length) * 8 / 6) - $from)
    }
}

# The spellings of secrets that stand in texts.
function Find-Secret {
    param([string[]] $Text, [string[]] $Secret)
    $whole = $Text -join "`n"
    foreach ($one in $Secret) {
        Get-Spelling $one | Select-Object -Unique | Where-Object { $whole.Contains($_, [StringComparison]::Ordinal) }
    }
}

# An object in every way it may be written down.
function Get-Written {
    param([Parameter(ValueFromPipeline)] $InputObject)
    process {
        # An error record's own values are near; deeper it leads into all of the session.
        $depth = $InputObject -is [Management.Automation.ErrorRecord] ? 3 : 6
        $InputObject | ConvertTo-Json -Depth $depth -WarningAction SilentlyContinue
        [Management.Automation.PSSerializer]::Serialize($InputObject, $depth - 1)
        $InputObject | Format-List * -Force | Out-String -Width 4000
        $InputObject | Out-String -Width 4000
        "$InputObject"
    }
}
