# Asks for job instances in one of three ways, several times in one process, and writes the milliseconds of each time.
param(
    [Parameter(Mandatory)][ValidateSet('Cmdlet', 'Parallel', 'Sequential')][string] $Way,
    [Parameter(Mandatory)][string] $ModulePath,
    [Parameter(Mandatory)][string] $Address,
    [Parameter(Mandatory)][string] $AppCode,
    [Parameter(Mandatory)][string] $AppSecret,
    [int] $Count = 1000,
    [int] $Limit = 32,
    [int] $Times = 5,
    [switch] $Memory
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$first = 1000000
$header = @{ 'X-Bkapi-Authorization' = (@{ bk_app_code = $AppCode; bk_app_secret = $AppSecret; bk_username = 'admin' } | ConvertTo-Json -Compress) }
$url = "$Address/api/bk-job/prod/api/v4/get_job_instance_status?bk_scope_type=biz&bk_scope_id=1&job_instance_id="
Import-Module $ModulePath
$secret = [securestring]::new()
$AppSecret.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
$through = New-StatusProfile bench -BlueKing -Endpoint $Address -UserName admin -Credential ([pscredential]::new($AppCode, $secret))

$most = $Limit
function Ask([int] $count) {
    $got = 0
    switch ($Way) {
        'Cmdlet' { $first..($first + $count - 1) | Get-JobInstanceStatus -BizId 1 -Profile $through -ThrottleLimit $most | Measure-Object | ForEach-Object { $got = $_.Count } }
        'Parallel' { $first..($first + $count - 1) | ForEach-Object -ThrottleLimit $most -Parallel { Invoke-RestMethod ($using:url + $_) -Headers $using:header } | Measure-Object | ForEach-Object { $got = $_.Count } }
        'Sequential' { foreach ($id in $first..($first + $count - 1)) { $null = Invoke-RestMethod ($url + $id) -Headers $header; $got++ } }
    }
    if ($got -ne $count) { throw "$Way gave $got of $count." }
}

if ($Way -ne 'Sequential') { Ask ([Math]::Min(200, $Count)) }
foreach ($time in 1..$Times) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    Ask $Count
    $watch.Elapsed.TotalMilliseconds.ToString('0.0', [cultureinfo]::InvariantCulture)
}
if ($Memory) { "peak $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)" }
