<#
.SYNOPSIS
Runs the Pester suite against the built module and the built demo. The last line gives the counts; the exit code is 1 if a test failed.
.EXAMPLE
./Run.ps1 -Path Wait-Status
.EXAMPLE
./Run.ps1 -Shard 1/2 -Shuffle -Seed 7 -Result out/pester.jsonl
#>
[CmdletBinding()]
param(
    # The files to run, for instance Get-*; several separated by commas.
    [string] $Path = '*',
    # The files to leave out, the same way.
    [string] $Except = '',
    # The folder of the module. Default: the repository's build output.
    [string] $ModulePath,
    # StatusPS.Demo.dll. Default: the repository's newest build.
    [string] $DemoPath,
    # The folder of Pester.psd1. Default: the newest installed Pester from 5.9 on.
    [string] $PesterPath,
    # One part of the files, for instance 1/2. The parts take about the same time.
    [string] $Shard = '1/1',
    # Runs the files of the full tier too, as STATUSPS_TEST_FULL=1 does.
    [switch] $Full,
    # Runs the files in a random order.
    [switch] $Shuffle,
    # The seed of the order. Default: a random one. The first line of the output gives it.
    [int] $Seed = (Get-Random -Maximum 1000000),
    # A file that gets one JSON object a line for each test: name, file, result, milliseconds, message.
    [string] $Result
)

$ErrorActionPreference = 'Stop'
if ($PesterPath) { Import-Module (Join-Path $PesterPath 'Pester.psd1') } else { Import-Module Pester -MinimumVersion 5.9 }
if ($ModulePath) { $env:STATUSPS_TESTS_MODULE = (Resolve-Path $ModulePath).Path }
if ($DemoPath) { $env:STATUSPS_TESTS_DEMO = (Resolve-Path $DemoPath).Path }
if ($Full) { $env:STATUSPS_TEST_FULL = '1' }
if ($Result) {
    $Result = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Result)
    $null = New-Item $Result -Force
}

. $PSScriptRoot/Files.ps1
$files = @(Select-TestFile -Path $Path -Except $Except -Full:($env:STATUSPS_TEST_FULL -eq '1') -Shard $Shard)
if ($files.Count -eq 0) { throw "No test file of $PSScriptRoot matches -Path '$Path' -Except '$Except' -Shard $Shard." }
if ($Shuffle) {
    "order by -Shuffle -Seed $Seed"
    $files = @($files | Get-Random -Shuffle -SetSeed $Seed)
}

# A temporary folder of its own: the examples of the help write files of fixed names, and another part may run beside this one.
$temporary = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "sps-$([guid]::NewGuid().ToString('N').Substring(0, 8))")
$env:TMPDIR = $env:TEMP = $env:TMP = $temporary.FullName

# Every query and every profile cmdlet runs with -Verbose and -Debug, and all that is written anywhere is kept and searched.
. $PSScriptRoot/Suite.ps1
$evidence = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "statusps-evidence-$([guid]::NewGuid().ToString('N'))")
$env:STATUSPS_TESTS_EVIDENCE = $evidence.FullName
'*-*Status*', 'Get-AuthingSyncJob' | ForEach-Object {
    $global:PSDefaultParameterValues["${_}:Verbose"] = $true
    $global:PSDefaultParameterValues["${_}:Debug"] = $true
    # With -Debug alone a warning asks whether to go on.
    $global:PSDefaultParameterValues["${_}:WarningAction"] = 'Continue'
}
# All errors are kept until a file ends, and written down then. A transcript of the whole run would hold the same texts and
# take a quarter of a second for each error; some files make transcripts of their own.
$global:MaximumErrorCount = 32768
$run = Invoke-Pester -Configuration @{
    Run    = @{ Path = $files.FullName; PassThru = $true }
    Output = @{ Verbosity = 'None' }
} 3>> (Join-Path $evidence 'warnings.txt') 4>> (Join-Path $evidence 'verbose.txt') 5>> (Join-Path $evidence 'debug.txt') 6>> (Join-Path $evidence 'information.txt')
Stop-SharedEmulator
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
if ($Result) { Get-TestResult $run | ForEach-Object { $_ | ConvertTo-Json -Compress } | Set-Content $Result }

# A search that would miss what is there proves nothing: one secret is planted first.
$planted = 'Pl4nted/+&"é' + [guid]::NewGuid().ToString('N')
Add-KnownSecret $planted
$found = @(Search-Evidence)
Add-Evidence planted ($planted | ConvertTo-Json)
$again = @(Search-Evidence | Where-Object { $_ -like 'FAILED*planted.txt*' })
Remove-Item $evidence -Recurse -Force
$found
if ($again.Count -ne 1) { 'FAILED The search did not find the secret that was planted.' }
$leaks = @($found -like 'FAILED*').Count + ($again.Count -ne 1)

Remove-Item $temporary -Recurse -Force -ErrorAction Ignore
$broken = $leaks + $run.FailedBlocksCount + $run.FailedContainersCount
"$($run.PassedCount) passed, $($run.FailedCount + $broken) failed, $($run.SkippedCount + $run.NotRunCount) skipped"
exit ($run.FailedCount + $broken -gt 0 ? 1 : 0)
