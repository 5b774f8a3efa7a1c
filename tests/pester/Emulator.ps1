# The hosted emulator, and profiles for it and for stubs.

# Hosts the emulator in a process of its own: what its JSON line tells, the process, and the local time in its scenarios,
# which stands still at the start unless --clock says otherwise.
function Start-Emulator {
    param([string[]] $Option = @())
    $time = [datetimeoffset]::UtcNow
    $time = $time.AddTicks(-($time.Ticks % [timespan]::TicksPerSecond))
    $clock = '--clock' -in $Option ? @() : @('--clock', "fixed:$($time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"))")
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    @(Get-DemoPath; 'serve'; '--until-stdin-closes'; $clock; $Option) | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $line = Wait-Task $process.StandardOutput.ReadLineAsync() 'The emulator, before it wrote its address,'
    if (-not $line) { throw 'The emulator ended without telling its address.' }
    $addresses = $line | ConvertFrom-Json
    foreach ($service in $addresses.PSObject.Properties.Value | Where-Object { $_ -is [psobject] }) {
        Add-KnownSecret ($service.PSObject.Properties | Where-Object Name -Match 'Secret|Token').Value
    }
    $addresses | Add-Member -PassThru -NotePropertyMembers @{ Process = $process; Time = $time.LocalDateTime }
}

# The emulator that files share which need nothing of their own: nothing in it moves, and its metadata service is hardened. It
# ends with this process, whose end closes its standard input.
function Get-SharedEmulator {
    $name = 'StatusPS.Tests.Emulator'
    if (-not [AppDomain]::CurrentDomain.GetData($name)) { [AppDomain]::CurrentDomain.SetData($name, (Start-Emulator '--metadata-token', 'required')) }
    [AppDomain]::CurrentDomain.GetData($name)
}

function Stop-SharedEmulator {
    Stop-Emulator ([AppDomain]::CurrentDomain.GetData('StatusPS.Tests.Emulator'))
    [AppDomain]::CurrentDomain.SetData('StatusPS.Tests.Emulator', $null)
}

# Gets what an emulator has counted. Never through a proxy: .NET keeps the first proxy variables of a process for all of its
# requests, and those may be of a test that has set them. One client for all: the counters are read hundreds of times.
function Get-Counter {
    param($Emulator)
    $name = 'StatusPS.Tests.HttpClient'
    if (-not [AppDomain]::CurrentDomain.GetData($name)) { [AppDomain]::CurrentDomain.SetData($name, [Net.Http.HttpClient]::new([Net.Http.SocketsHttpHandler] @{ UseProxy = $false })) }
    $reading = [AppDomain]::CurrentDomain.GetData($name).GetStringAsync("$($Emulator.address)/_emulator/counters")
    Wait-Task $reading 'A request for the counters of an emulator' | ConvertFrom-Json
}

function Stop-Emulator {
    param($Emulator)
    if (-not $Emulator) { return }
    $Emulator.Process.StandardInput.Close()
    Wait-ProcessEnd $Emulator.Process 'An emulator whose standard input was closed'
    $Emulator.Process.Dispose()
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
