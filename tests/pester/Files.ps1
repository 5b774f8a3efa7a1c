# Which test files a run has, how they are divided, and what is kept of each test.

# The files of the full tier: long runs, secrets in whole sessions, transcripts and crashes, and what needs sshd.
$script:FullTier = 'Chaos', 'Credentials.Secrets', 'Fleet.Remote', 'Profiles.Hunt'

# Seconds of the files that take longer than the others, on two quiet cores. They only balance the parts.
$script:Seconds = @{
    'FieldCases.PowerShell' = 42; 'Wait-Status' = 30; 'Watch-Status' = 16; Surviving = 13; Module = 12; Help = 12
    WaitForExistence = 12; 'Profiles.Sessions' = 11; Secrets = 10; 'FieldCases.BlueKing' = 9; Messages = 7
    'Profiles.Precedence' = 7; 'Credentials.Secrets' = 7; 'FieldCases.Cloud' = 6; 'Profiles.Protection' = 6; Progress = 6
    Fleet = 5; 'Profiles.Transport' = 5; Completion = 5; Credentials = 5; Format = 4; 'Get-StatusLog' = 4
    'Messages.Recipes' = 4; 'Set-StatusProfile' = 4; Steadiness = 4; 'Import-StatusProfile' = 4; Errors = 3
    'Profiles.Headless' = 3; 'Profiles.Interactive' = 3; 'Get-StatusOverview' = 3; Chaos = 30; 'Profiles.Hunt' = 10
    'Fleet.Remote' = 10
}
# The full tier runs all examples.
if ($env:STATUSPS_TEST_FULL) { $script:Seconds.Help = 36 }
$script:OtherSeconds = 1

# Gets the test files that match, of one part.
function Select-TestFile {
    param([string] $Path = '*', [string] $Except = '', [switch] $Full, [string] $Shard = '1/1')
    if ($Shard -notmatch '^([1-9]\d*)/([1-9]\d*)$' -or [int] $Matches[1] -gt [int] $Matches[2]) { throw "-Shard $Shard is not a part, such as 1/2." }
    $part, $parts = [int] $Matches[1], [int] $Matches[2]
    $files = Get-ChildItem $PSScriptRoot -Filter '*.Tests.ps1' | Where-Object {
        (Test-FileName $_ $Path) -and -not (Test-FileName $_ $Except) -and ($Full -or -not (Test-FileName $_ ($script:FullTier -join ',')))
    }
    # The longest first, each to the part that has the least.
    $sums = [double[]]::new($parts)
    foreach ($file in $files | Sort-Object { - (Get-FileSeconds $_) }, Name) {
        $least = [array]::IndexOf($sums, ($sums | Measure-Object -Minimum).Minimum)
        $sums[$least] += Get-FileSeconds $file
        if ($least -eq $part - 1) { $file }
    }
}

# Whether a file has one of the names, which are separated by commas.
function Test-FileName {
    param([IO.FileInfo] $File, [string] $Pattern)
    @($Pattern -split ',' | Where-Object { $_ -and ($File.Name -like $_ -or $File.BaseName -like "$_.Tests") }).Count -gt 0
}

function Get-FileSeconds {
    param([IO.FileInfo] $File)
    $script:Seconds[$File.Name -replace '\.Tests\.ps1$'] ?? $script:OtherSeconds
}

# Gets one object for each test of a run, and one for each block or file that failed as a whole.
function Get-TestResult {
    param($Run)
    foreach ($test in $Run.Tests) {
        [ordered]@{
            name         = $test.ExpandedPath
            file         = Split-Path -Leaf $test.ScriptBlock.File
            result       = "$($test.Result)"
            milliseconds = [Math]::Round($test.Duration.TotalMilliseconds)
            message      = ($test.ErrorRecord | ForEach-Object { $_.DisplayErrorMessage ?? "$_" }) -join "`n"
        }
    }
    foreach ($whole in @($Run.FailedBlocks) + @($Run.FailedContainers)) {
        [ordered]@{
            name         = "$($whole.ExpandedPath ?? $whole.Item)"
            file         = Split-Path -Leaf ($whole.ScriptBlock.File ?? "$($whole.Item)")
            result       = 'Failed'
            milliseconds = [Math]::Round($whole.Duration.TotalMilliseconds)
            message      = ($whole.ErrorRecord | ForEach-Object { $_.DisplayErrorMessage ?? "$_" }) -join "`n"
        }
    }
}
