#Requires -Version 7.6
<#
.SYNOPSIS
Reads the files of all shards of a run, and names every shard that is missing.
.DESCRIPTION
Returns the records, live. The errors of the shards are written again as non-terminating errors, and each missing shard is
one more (Fleet.ShardMissing, with its index as the target), so that a report cannot look complete without it.

The exit code is 0 if every shard is there without an error, 3 if a part failed or is missing, and 1 if nothing was read.
.PARAMETER Path
The folder of the run: the -Destination of the shards.
.PARAMETER ShardCount
The number of shards of the run.
.PARAMETER ProfileList
The list of profiles. With it, the error of a missing shard names its profiles.
.PARAMETER Module
The name or path of the module. Default: StatusPS.
.EXAMPLE
./Merge-FleetStatus.ps1 run-1 -ShardCount 3 -ProfileList sites.txt 2>&1 | Export-StatusReport fleet.html
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [ValidateRange(1, 10000)] [int] $ShardCount,
    [string] $ProfileList,
    [string] $Module = 'StatusPS'
)

# Every missing shard is named, whatever the caller does at an error.
$ErrorActionPreference = 'Continue'
if (-not (Test-Path $Path -PathType Container)) { throw "There is no folder $Path." }
Import-Module $Module -ErrorAction Stop
$all = @(if ($ProfileList) {
        Get-Content $ProfileList -ErrorAction Stop | ForEach-Object Trim | Where-Object { $_ -and -not $_.StartsWith('#') } | Select-Object -Unique
    })

$hasRead, $hasFailed = $false, $false
for ($index = 0; $index -lt $ShardCount; $index++) {
    $base = Join-Path $Path "shard-$index-of-$ShardCount"
    $recordFile, $errorFile = "$base.records.jsonl", "$base.errors.jsonl"
    if (-not (Test-Path $recordFile) -or -not (Test-Path $errorFile)) {
        $hasFailed = $true
        $own = @(for ($i = $index; $i -lt $all.Count; $i += $ShardCount) { $all[$i] })
        $names = $own.Count -gt 0 ? " Its profiles were not read: $($own -join ', ')." : ''
        Write-Error "Shard $index of $ShardCount is missing in $Path.$names" -ErrorId Fleet.ShardMissing -TargetObject $index `
            -Category ObjectNotFound -RecommendedAction "Run the shard again with -ShardIndex $index -ShardCount $ShardCount."
        continue
    }
    if ((Get-Item $recordFile).Length -gt 0) { Import-StatusRecord -LiteralPath $recordFile }
    $lines = @(Get-Content -LiteralPath $errorFile)
    foreach ($line in $lines) {
        $failure = $line | ConvertFrom-Json
        Write-Error "$($failure.Message)" -ErrorId $failure.ErrorId -TargetObject ($failure.Target ? $failure.Target : $failure.Profile) `
            -Category $failure.Category -RecommendedAction "$($failure.RecommendedAction)"
    }
    if ($lines.Count -gt 0) { $hasFailed = $true }
    if ($lines.Count -eq 0 -or (Get-Item $recordFile).Length -gt 0) { $hasRead = $true }
}
exit ($hasFailed ? ($hasRead ? 3 : 1) : 0)
