<#
.SYNOPSIS
Runs the Pester suite against the built module and the built demo. The last line tells the counts; the exit code is 1 when a test failed.
#>
param(
    # Which files, for instance Get-*; several by commas.
    [string] $Path = '*',
    # Which files not, the same way.
    [string] $Except = '',
    # The module's folder. Default: the repository's build output.
    [string] $ModulePath,
    # StatusPS.Demo.dll. Default: the repository's newest build.
    [string] $DemoPath
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.5 -MaximumVersion 5.99
if ($ModulePath) { $env:STATUSPS_TESTS_MODULE = (Resolve-Path $ModulePath).Path }
if ($DemoPath) { $env:STATUSPS_TESTS_DEMO = (Resolve-Path $DemoPath).Path }

function Test-Named($File, [string] $Patterns) {
    @($Patterns -split ',' | Where-Object { $_ -and ($File.Name -like $_ -or $File.BaseName -like "$_.Tests") }).Count -gt 0
}

$files = @(Get-ChildItem $PSScriptRoot -Filter '*.Tests.ps1' | Where-Object { (Test-Named $_ $Path) -and -not (Test-Named $_ $Except) } | Sort-Object Name)
if ($files.Count -eq 0) { throw "There is no test file '$Path' in $PSScriptRoot." }

# Every query and every profile is asked with -Verbose and -Debug, and all that is written anywhere is kept and searched.
. $PSScriptRoot/Suite.ps1
$evidence = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "statusps-evidence-$([guid]::NewGuid().ToString('N'))")
$env:STATUSPS_TESTS_EVIDENCE = $evidence.FullName
'*-*Status*', 'Get-AuthingSyncJob' | ForEach-Object {
    $global:PSDefaultParameterValues["${_}:Verbose"] = $true
    $global:PSDefaultParameterValues["${_}:Debug"] = $true
}
$null = Start-Transcript (Join-Path $evidence 'transcript.txt')
$run = Invoke-Pester -Configuration @{
    Run    = @{ Path = $files.FullName; PassThru = $true }
    Output = @{ Verbosity = 'None' }
} 4>> (Join-Path $evidence 'verbose.txt') 5>> (Join-Path $evidence 'debug.txt')
$null = Stop-Transcript
$global:PSDefaultParameterValues.Clear()

foreach ($failed in @($run.Failed) + @($run.FailedBlocks) + @($run.FailedContainers)) {
    $what = $failed.ExpandedPath ?? $failed.Item ?? $failed.Name
    foreach ($reason in $failed.ErrorRecord) {
        "FAILED $what"
        $message = "$($reason.DisplayErrorMessage ?? $reason)"
        "       $($message.Substring(0, [Math]::Min($message.Length, 1500)))" -replace '\r?\n', "`n       "
        "$($reason.ScriptStackTrace)" -split '\r?\n' | Where-Object { $_ -match '\.Tests\.ps1' } | Select-Object -Last 1 | ForEach-Object { "       $_" }
    }
}

# A hunt that would miss what is there proves nothing: one secret is planted first.
$planted = 'Pl4nted/+&"é' + [guid]::NewGuid().ToString('N')
Add-KnownSecret $planted
$found = @(Search-Evidence)
Add-Evidence planted ($planted | ConvertTo-Json)
$again = @(Search-Evidence | Where-Object { $_ -like 'FAILED*planted.txt*' })
Remove-Item $evidence -Recurse -Force
$found
if ($again.Count -ne 1) { 'FAILED The hunt did not find the secret that was planted.' }
$leaks = @($found -like 'FAILED*').Count + ($again.Count -ne 1)

$broken = $leaks + $run.FailedBlocksCount + $run.FailedContainersCount
"$($run.PassedCount) passed, $($run.FailedCount + $broken) failed, $($run.SkippedCount + $run.NotRunCount) skipped"
exit ($run.FailedCount + $broken -gt 0 ? 1 : 0)
