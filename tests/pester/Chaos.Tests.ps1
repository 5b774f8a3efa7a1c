# Four pipelines at once against services that fail one request in ten, in every way they can, and take only so many a
# second: every key ends as its record or as one error that names it, and the process is back where it was. With
# STATUSPS_TEST_FULL=soak twenty thousand keys in place of eight hundred. Writes out/chaos.md.
BeforeAll {
    $each, $rate = $env:STATUSPS_TEST_FULL -eq 'soak' ? (5000, 100) : (200, 20)
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $faults = 'refuse429', 'http500', 'http502html', 'reset', 'slow', 'truncate', 'badjson', 'unauthorized' | ForEach-Object { '--fault'; "${_}:0.0125" }
    $emulator = Start-Emulator ($faults + '--rate-limit', "$rate")

    $patient = @{ MaxRetry = 3; TimeoutSec = 30 }
    $pipelines = @{
        Cmdb    = @{
            Profile = New-EmulatorProfile $emulator 'cmdb.gateway' -Setting $patient
            Keys    = 100000..(100000 + $each - 1)
            Ask     = 'param($through, $keys) $keys | Get-CmdbSyncStatus -BizId 3 -ServiceTemplateId 1 -Profile $through'
            KeyOf   = 'ModuleId'
        }
        Job     = @{
            Profile = New-EmulatorProfile $emulator 'job.v4' -Setting $patient
            Keys    = 1000000..(1000000 + $each - 1)
            Ask     = 'param($through, $keys) $keys | Get-JobInstanceStatus -BizId 1 -Profile $through'
            KeyOf   = 'JobInstanceId'
        }
        Dts     = @{
            Profile = New-EmulatorProfile $emulator 'dts.acs3' -Setting $patient
            Keys    = 1..$each | ForEach-Object { 'dtsload{0:000000}' -f $_ }
            Ask     = 'param($through, $keys) $keys | Get-DtsSyncStatus -Profile $through'
            KeyOf   = 'SynchronizationJobId'
        }
        Authing = @{
            Profile = New-EmulatorProfile $emulator 'authing.token' -Setting $patient
            Keys    = 100000..(100000 + $each - 1)
            Ask     = 'param($through, $keys) $keys | Get-AuthingSyncJob -Latest -Profile $through'
            KeyOf   = 'SyncTaskId'
        }
    }

    # All pipelines at once, each in a runspace of its own, over its first keys.
    function Invoke-Pipeline([int] $First) {
        $running = foreach ($name in $pipelines.Keys) {
            $keys = @($pipelines[$name].Keys | Select-Object -First $First)
            $shell = New-Session $pipelines[$name].Ask $pipelines[$name].Profile, $keys
            @{ Name = $name; Keys = $keys; KeyOf = $pipelines[$name].KeyOf; Shell = $shell; Ends = $shell.BeginInvoke() }
        }
        foreach ($one in $running) {
            try {
                $ids = @(Wait-Shell $one.Shell $one.Ends "The pipeline of $($one.Name)" | ForEach-Object { "$($_.$($one.KeyOf))" } | Get-Unique) # A DTS job has a record for each direction.
                $errors = @($one.Shell.Streams.Error)
                $failed = @($errors | ForEach-Object { "$($_.TargetObject)" })
                $keys = @($one.Keys | ForEach-Object { "$_" })
                Add-Evidence chaos ($errors | ForEach-Object { "$_ $($_.ErrorDetails) $($_.Exception)" } | Out-String)
                $with = [Collections.Generic.HashSet[string]]::new([string[]] $ids)
                # No more than counts is kept: the records are not to be what is left behind.
                [pscustomobject]@{
                    Name      = $one.Name
                    Keys      = $keys.Count
                    Records   = $ids.Count
                    Failed    = $failed.Count
                    Wrong     = @(Compare-Object $keys ($ids + $failed)).Count
                    IsInOrder = (@($keys | Where-Object { $with.Contains($_) }) -join ' ') -ceq ($ids -join ' ')
                    ErrorIds  = @($errors | ForEach-Object FullyQualifiedErrorId | Sort-Object -Unique)
                }
            } finally {
                $one.Shell.Runspace.Dispose()
                $one.Shell.Dispose()
            }
        }
    }

    function Get-Footprint {
        $bytes = [GC]::GetTotalMemory($true)
        $process = [Diagnostics.Process]::GetCurrentProcess()
        [pscustomobject]@{ Handles = $process.HandleCount; Threads = $process.Threads.Count; Bytes = $bytes }
    }

    $null = Invoke-Pipeline 20 # What is made once is made.
    $before = Get-Footprint
    $results = @(Invoke-Pipeline $each)
    $after = Get-Footprint
    $counted = Get-Counter $emulator

    $report = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'out/chaos.md'
    @(
        '# Chaos', ''
        "$($each * 4) keys by four pipelines; $($counted.requests) requests, $($counted.faults) struck, $($counted.rateLimited) rate limited.", ''
        '| pipeline | keys | records | errors |', '|---|---|---|---|'
        $results | ForEach-Object { "| $($_.Name) | $($_.Keys) | $($_.Records) | $($_.Failed) |" }
        '', '| | before | after |', '|---|---|---|'
        'Handles', 'Threads', 'Bytes' | ForEach-Object { "| $_ | $($before.$_) | $($after.$_) |" }
    ) | Set-Content (New-Item -Force $report)
}

AfterAll {
    Stop-Emulator $emulator
    Exit-Suite $suite
}

Describe 'Among faults' {
    It '<_>: every key ends as its record or as one error' -ForEach Cmdb, Job, Dts, Authing {
        $one = $results | Where-Object Name -EQ $_
        $one.Keys | Should -Be $each
        $one.Records + $one.Failed | Should -Be $each
        $one.Wrong | Should -Be 0
        $one.IsInOrder | Should -BeTrue
    }

    It 'some keys fail, by what can not be tried again or did not pass' {
        $failed = ($results | Measure-Object Failed -Sum).Sum
        $failed | Should -BeGreaterThan 0
        $failed | Should -BeLessThan ($each * 2) # One that can not be tried again may be that of a batch.
        $results.ErrorIds | Should -Match '^StatusPS\.(Authentication|Protocol|RateLimited|Timeout|Unavailable),'
    }

    It 'the faults and the limit were there' {
        $counted.faults | Should -BeGreaterThan ($counted.requests / 40)
        $counted.rateLimited | Should -BeGreaterThan 0
    }

    It 'nothing is left behind' {
        # An idle connection for each request that could be under way, the pool's own threads, less than the records would take.
        $after.Handles | Should -BeLessOrEqual ($before.Handles + 64)
        $after.Threads | Should -BeLessOrEqual ($before.Threads + 4 * [Environment]::ProcessorCount)
        $after.Bytes | Should -BeLessOrEqual ($before.Bytes + 8MB)
    }
}
