<#
Runs the cmdlets against the emulator over HTTP, and checks the output of each step.
The profiles are in the store at STATUSPS_HOME. The exit code is 0 if every step passes, otherwise 1.
#>
param(
    [Parameter(Mandatory)]
    [string] $ModulePath
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Continue'
Import-Module $ModulePath -ErrorAction Stop

$failed = 0
# The terminal's width, or one that fits every table if output is redirected.
$width = [Console]::IsOutputRedirected ? 120 : [Math]::Max(40, [Console]::WindowWidth)

# Writes to the console, not to the pipeline.
function Show([string] $Text) { $Text | Out-Host }

function Step {
    param([string] $Line, [scriptblock] $Check)

    Show "PS> $Line"
    $records = @(& ([scriptblock]::Create($Line)) 2>&1)
    $errors = @($records | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
    $records = @($records | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] })
    if ($records) { ($records | Out-String -Width $width).Trim("`r", "`n") | Out-Host }
    foreach ($problem in $errors) {
        Show "  ! $($problem.FullyQualifiedErrorId.Split(',')[0]): $($problem.Exception.Message)"
        Show "    $($problem.ErrorDetails.RecommendedAction)"
    }
    if (-not (& $Check $records $errors)) {
        $script:failed++
        Show '  FAILED: unexpected output.'
    }
    Show ''
}

foreach ($name in 'bk-gateway', 'bk-gateway-v3', 'bk-esb') {
    Step "Get-JobInstanceStatus 100 -BizId 1 -IncludeHost -Profile $name" {
        param($r, $e) $e.Count -eq 0 -and $r.Count -eq 1 -and $r[0].State -eq 'Failed' -and $r[0].HostSucceeded -eq 1
    }
}
foreach ($name in 'bk-gateway', 'bk-esb') {
    $line = "28,29,30 | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile $name"
    Step "$line | Where-Object State -ne Succeeded" {
        param($r, $e) $e.Count -eq 0 -and $r.Count -eq 1 -and $r[0].ModuleId -eq 28 -and $r[0].State -eq 'Pending'
    }
}
foreach ($name in 'dts-acs3', 'dts-rpc', 'dts-sts') {
    Step "Get-DtsSyncStatus dtsexjk1alb116****,dtskfq1149w254**** -Profile $name" {
        param($r, $e) $e.Count -eq 0 -and $r.Count -eq 2 -and "$($r.CheckpointUnixTime)" -eq '1610524452 1610524457'
    }
}
foreach ($name in 'authing-token', 'authing-signature') {
    Step "Get-AuthingSyncJob -SyncTaskId 1000 -Profile $name" {
        param($r, $e) $e.Count -eq 0 -and $r.Count -eq 1 -and $r[0].SyncJobId -eq 1 -and $r[0].State -eq 'Succeeded'
    }
}
Step 'Get-DtsSyncStatus -RegionId cn-* -Profile dts-acs3 | Where-Object NeedsAttention' {
    param($r, $e) $e.Count -eq 0 -and $r.Count -eq 5 -and "$($r[-1].Name)" -eq 'reports-mirror'
}
Step 'Get-AuthingSyncJob -Profile authing-token | Where-Object NeedsAttention' {
    param($r, $e) $e.Count -eq 0 -and "$($r.SyncTaskName)" -eq 'LDAP Beijing Old directory'
}
Step '101..104 | Get-JobInstanceStatus -BizId 1 -IncludeHost -Profile bk-gateway | Where-Object NeedsAttention' {
    param($r, $e) $e.Count -eq 0 -and "$($r.JobInstanceId)" -eq '102 103'
}
Step '101,404404,102 | Get-JobInstanceStatus -BizId 1 -Profile bk-gateway' {
    param($r, $e) $r.Count -eq 2 -and $e.Count -eq 1 -and $e[0].FullyQualifiedErrorId -like 'StatusPS.NotFound,*'
}
Step 'Get-JobInstanceStatus 100 -BizId 1 -Profile bk-wrong-secret' {
    param($r, $e)
    $r.Count -eq 0 -and $e.Count -eq 1 -and
    $e[0].FullyQualifiedErrorId -like 'StatusPS.Authentication,*' -and
    "$($e[0])" -notlike '*not-the-secret*'
}

if ($failed) { Show "Failed steps: $failed." } else { Show 'All steps passed.' }
exit [int]($failed -gt 0)
