#Requires -Version 7.6
<#
.SYNOPSIS
Repeats the tests beside busy processes, and lists each test that failed once and the slowest ones.
.DESCRIPTION
Each round runs the test assemblies and the Pester suite in a random order of their own; the seeds are printed, so
that a round can be repeated. Exits with 1 when a test failed.
#>
param(
    [int] $Repeat = 3,
    [int] $Busy = 0,
    # Patterns for the names of test classes (without their namespace) and of Pester files (without .Tests.ps1).
    [string[]] $Filter = '*',
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
$root = Split-Path (Split-Path $PSScriptRoot)
. $root/tests/pester/PowerShellProcess.ps1
# pwsh -File passes a list as one argument.
$Filter = $Filter -split ','
# The Pester of the package, as dotnet test takes it; an installed one where the build went without the package.
$runtime = Get-Content "$root/tests/StatusPS.Module.Tests/bin/$Configuration/net10.0/StatusPS.Module.Tests.runtimeconfig.json" -Raw | ConvertFrom-Json
$pester = $runtime.runtimeOptions.configProperties.'StatusPS.PesterPackage'
$pesterPath = $pester -and (Test-Path $pester) ? @('-PesterPath', $pester) : @()
# The full tier only where it is asked for, as in dotnet test.
$tier = $env:STATUSPS_TEST_FULL ? @() : @('-trait-', 'Tier=Full')
$command, [string[]] $leading = Get-PowerShellCommand
$folder = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "statusps-steady-$([guid]::NewGuid().ToString('N'))")).FullName
# As many parts as dotnet test runs at once.
$shardCount = 3
$env:DOTNET_TieredPGO = '0'
$results = [Collections.Generic.List[object]]::new()
$broken = [Collections.Generic.List[string]]::new()

function Add-Result([int] $Round, [string] $Suite, [string] $Name, [string] $Result, [double] $Milliseconds, [string] $Message) {
    $results.Add([pscustomobject]@{ Round = $Round; Suite = $Suite; Name = $Name; Result = $Result; Milliseconds = $Milliseconds; Message = $Message })
}

function Add-Broken([int] $Round, [string] $Suite, [string] $What, [string[]] $Output) {
    $broken.Add("Round ${Round}: $Suite $What.`n$($Output | Select-Object -Last 20 | Out-String)")
}

# The xunit tests of one assembly; the Pester suite is run by itself.
function Invoke-Assembly([int] $Round, [string] $Name, [int] $Seed) {
    $assembly = "$root/tests/$Name/bin/$Configuration/net10.0/$Name.dll"
    $file = Join-Path $folder "$Name.xml"
    Remove-Item $file -ErrorAction Ignore
    # The runner takes wildcards at the beginning and at the end only.
    $classes = $Filter | Where-Object { $_ -ne '*' } | ForEach-Object { '-class'; $_.StartsWith('*') ? $_ : "*.$_" }
    $output = & dotnet $assembly ":$Seed" -xml $file @tier @classes '-class-' '*.PesterTests' 2>&1
    if (-not (Test-Path $file)) {
        Add-Broken $Round $Name 'wrote no results' $output
        return
    }
    foreach ($test in ([xml] (Get-Content $file -Raw)).SelectNodes('//test')) {
        $message = $test.failure ? "$($test.failure.message.InnerText)`n$($test.failure.'stack-trace'.InnerText)" : ''
        Add-Result $Round $Name $test.name ($test.result -eq 'Pass' ? 'Passed' : $test.result -eq 'Fail' ? 'Failed' : 'Skipped') ([double] $test.time * 1000) $message
    }
}

# The Pester suite runs in parts at the same time, as in dotnet test.
function Start-Pester([int] $Round, [int] $Seed) {
    foreach ($number in 1..$shardCount) {
        $name = "pester-$number"
        $file = Join-Path $folder "$name.jsonl"
        Remove-Item (Join-Path $folder "$name.*")
        $arguments = @(
            $leading; '-NoProfile', '-NonInteractive', '-File', "`"$root/tests/pester/Run.ps1`"", '-Path', "`"$($Filter -join ',')`""
            '-Shard', "$number/$shardCount", '-Shuffle', '-Seed', $Seed, '-Result', "`"$file`""; $pesterPath
        )
        $process = Start-Process $command -ArgumentList $arguments -PassThru -RedirectStandardOutput (Join-Path $folder "$name.out") -RedirectStandardError (Join-Path $folder "$name.err")
        # Read once: the exit code of a process that has ended is known only to who holds its handle.
        $null = $process.Handle
        [pscustomobject]@{ Name = $name; File = $file; Process = $process }
    }
}

function Complete-Pester([int] $Round, [object[]] $Part) {
    foreach ($one in $Part) {
        $one.Process.WaitForExit()
        $output = Get-Content (Join-Path $folder "$($one.Name).out"), (Join-Path $folder "$($one.Name).err")
        if (-not (Test-Path $one.File)) {
            # No Pester file of this part has such a name.
            if ("$output" -match 'No test file of') { continue }
            Add-Broken $Round $one.Name 'wrote no results' $output
            continue
        }
        $before = $results.Count
        foreach ($line in Get-Content $one.File) {
            $test = $line | ConvertFrom-Json
            Add-Result $Round 'Pester' "$($test.File): $($test.Name)" $test.Result $test.Milliseconds $test.Message
        }
        $failed = @($results | Select-Object -Skip $before | Where-Object Result -EQ Failed)
        if ($one.Process.ExitCode -and -not $failed) { Add-Broken $Round $one.Name "ended with $($one.Process.ExitCode)" $output }
    }
}

# Spins until it is stopped, or until this process is gone.
$spin = "while (Get-Process -Id $PID -ErrorAction Ignore) { for (`$i = 0; `$i -lt 20000000; `$i++) { } }"
$busyProcesses = @(for ($i = 0; $i -lt $Busy; $i++) {
        Start-Process $command -ArgumentList @($leading; '-NoProfile', '-NonInteractive', '-Command', "`"$spin`"") -PassThru
    })
$assemblies = @(Get-ChildItem $root/tests -Directory | Where-Object { Test-Path "$_/bin/$Configuration/net10.0/xunit.v3.core.dll" } | ForEach-Object Name)
try {
    foreach ($round in 1..$Repeat) {
        $seed = Get-Random -Maximum ([int]::MaxValue)
        $began = Get-Date
        $parts = @(Start-Pester $round $seed)
        foreach ($assembly in $assemblies) { Invoke-Assembly $round $assembly $seed }
        Complete-Pester $round $parts
        $mine = @($results | Where-Object Round -EQ $round)
        $failed = @($mine | Where-Object Result -EQ Failed)
        $counts = ($mine | Group-Object Suite | ForEach-Object { "$($_.Name) $($_.Count)" }) -join ', '
        'Round {0} of {1}, seed {2}: {3} tests ({4}), {5} failed, {6:0} s' -f $round, $Repeat, $seed, $mine.Count, $counts, $failed.Count, ((Get-Date) - $began).TotalSeconds
        # At once: a long run may be ended before its summary.
        foreach ($test in $failed) { "  FAILED: $($test.Suite), $($test.Name)"; ($test.Message -split '\r?\n' | Select-Object -First 12) -replace '^', '       ' }
        $broken | Where-Object { $_.StartsWith("Round ${round}:") }
    }
} finally {
    $parts.Process | Where-Object { $_ -and -not $_.HasExited } | Stop-Process
    $busyProcesses | Where-Object { -not $_.HasExited } | Stop-Process
    Remove-Item $folder -Recurse -Force
}

''
'The slowest tests (milliseconds; median and longest):'
$results | Group-Object Suite, Name | ForEach-Object {
    $times = @($_.Group.Milliseconds | Sort-Object)
    [pscustomobject]@{ Median = [Math]::Round($times[[Math]::Floor($times.Count / 2)]); Longest = [Math]::Round($times[-1]); Test = $_.Name }
} | Sort-Object Median -Descending | Select-Object -First 10 | Format-Table -AutoSize | Out-String -Width 200

$flaky = @($results | Where-Object Result -EQ Failed | Group-Object Suite, Name | Sort-Object Count -Descending)
foreach ($test in $flaky) {
    "FAILED in $($test.Count) of $Repeat rounds ($($test.Group.Round -join ', ')): $($test.Name)"
    $test.Group[0].Message -split '\r?\n' | Select-Object -First 12 | ForEach-Object { "       $_" }
}
$broken
$skipped = @($results | Where-Object Result -EQ Skipped).Count
"$(@($results | Where-Object Result -EQ Passed).Count) passed, $($flaky.Count) failed at least once, $skipped skipped, $($broken.Count) runs broken"
if ($results.Count -eq 0) { throw "No test has a name like $($Filter -join ', ')." }
exit ($flaky.Count + $broken.Count -gt 0 ? 1 : 0)
