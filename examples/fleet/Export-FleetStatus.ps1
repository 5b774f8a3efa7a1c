#Requires -Version 7.6
<#
.SYNOPSIS
Queries the profiles of one shard, and writes their records and errors as JSON Lines.
.DESCRIPTION
Writes shard-<index>-of-<count>.records.jsonl and shard-<index>-of-<count>.errors.jsonl. Both are written under temporary
names and renamed at the end, the errors last: a shard without that file has not ended.

The exit code is 0 if every profile was queried without an error, 3 if a part failed, and 1 if nothing was read.
.PARAMETER ProfileList
A file with the name of one profile a line. A line that starts with # is a comment.
.PARAMETER Destination
The folder of the run. Use another one for each run, so that a shard that did not run is missing.
.PARAMETER ShardIndex
The index of this shard, from 0. Default: JOB_COMPLETION_INDEX, which Kubernetes sets in an Indexed Job; otherwise 0.
.PARAMETER ShardCount
The number of shards. Each profile of the list belongs to one of them. Default: 1.
.PARAMETER ProfileFile
A file of Export-StatusProfile, whose profiles are imported first. Its secrets refer to environment variables or a vault.
.PARAMETER Query
A script that gets the name of a profile and writes records. Default: Get-StatusOverview for the profile.
.PARAMETER ThrottleLimit
The maximum number of profiles that are queried at once. Default: 4.
.PARAMETER Module
The name or path of the module. Default: StatusPS.
.EXAMPLE
pwsh -NoProfile -NonInteractive -File Export-FleetStatus.ps1 -ProfileList sites.txt -ShardIndex 0 -ShardCount 3 -Destination run-1
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $ProfileList,
    [Parameter(Mandatory)] [string] $Destination,
    [ValidateRange(0, 9999)] [int] $ShardIndex = ($env:JOB_COMPLETION_INDEX ? $env:JOB_COMPLETION_INDEX : 0),
    [ValidateRange(1, 10000)] [int] $ShardCount = 1,
    [string] $ProfileFile,
    [string] $Query,
    [ValidateRange(1, 64)] [int] $ThrottleLimit = 4,
    [string] $Module = 'StatusPS'
)

$ErrorActionPreference = 'Stop'
if ($ShardIndex -ge $ShardCount) { throw "-ShardIndex $ShardIndex is not below -ShardCount $ShardCount. Indexes start at 0." }
Import-Module $Module
if ($ProfileFile) { Import-StatusProfile $ProfileFile -Force }
if ($Query) { $Query = (Resolve-Path $Query).Path }

$all = @(Get-Content $ProfileList | ForEach-Object Trim | Where-Object { $_ -and -not $_.StartsWith('#') } | Select-Object -Unique)
$own = @(for ($i = $ShardIndex; $i -lt $all.Count; $i += $ShardCount) { $all[$i] })

$folder = (New-Item -ItemType Directory $Destination -Force).FullName
$base = Join-Path $folder "shard-$ShardIndex-of-$ShardCount"
$files = "$base.records.jsonl", "$base.errors.jsonl"
# Those of an earlier attempt would hide that this one did not end.
Remove-Item $files -ErrorAction Ignore
$temporary = $files | ForEach-Object { "$_.$PID.tmp" }
$records, $errors = $temporary | ForEach-Object { [IO.StreamWriter]::new($_) }
$answered, $failed, $recordCount, $errorCount = @{}, @{}, 0, 0
try {
    $own | ForEach-Object -ThrottleLimit $ThrottleLimit -Parallel {
        $name = $_
        $query = $using:Query
        function ConvertTo-Line($Item) {
            if ($Item -isnot [Management.Automation.ErrorRecord]) {
                return @{ Profile = $name; Record = $Item | ConvertTo-Json -Compress -Depth 5 -EnumsAsStrings }
            }
            $details = $Item.Exception.PSObject.Properties['Error']?.Value
            $line = [ordered]@{
                Profile           = $name
                ErrorId           = ($Item.FullyQualifiedErrorId -split ',')[0]
                Category          = "$($Item.CategoryInfo.Category)"
                Target            = "$($Item.TargetObject)"
                Message           = "$Item"
                RecommendedAction = $Item.ErrorDetails.RecommendedAction
                Code              = $details.Code
                RequestId         = $details.RequestId
                At                = [datetimeoffset]::Now
            }
            @{ Profile = $name; Error = $line | ConvertTo-Json -Compress }
        }
        try {
            Import-Module $using:Module
            & { if ($query) { & $query $name } else { Get-StatusOverview -Profile $name } } 2>&1 |
                ForEach-Object { ConvertTo-Line $_ }
        } catch {
            ConvertTo-Line $_
        }
    } | ForEach-Object {
        if ($_.Record) { $records.WriteLine($_.Record); $answered[$_.Profile] = $true; $recordCount++ }
        else { $errors.WriteLine($_.Error); $failed[$_.Profile] = $true; $errorCount++ }
    }
    $records.Dispose()
    $errors.Dispose()
    foreach ($i in 0, 1) { [IO.File]::Move($temporary[$i], $files[$i], $true) }
} finally {
    $records.Dispose()
    $errors.Dispose()
    Remove-Item $temporary -ErrorAction Ignore
}

"Shard $ShardIndex of ${ShardCount}: $($own.Count) profiles, $recordCount records, $errorCount errors"
if ($errorCount -eq 0) { exit 0 }
exit ($answered.Count -gt 0 -or $failed.Count -lt $own.Count ? 3 : 1)
