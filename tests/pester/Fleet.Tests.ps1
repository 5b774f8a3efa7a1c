# The scripts of examples/fleet, in this process except where one is killed.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $fleet = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'examples/fleet'
    $module = Get-ModulePath
    $secret = 'fl33t/+&<"é$>='
    $closed = 'http://127.0.0.1:9'
    $list = Join-Path $suite.Folder 'sites.txt'

    # Each run has a folder of its own, as the scripts recommend.
    function New-Run { (New-Item -ItemType Directory (Join-Path $suite.Folder "run-$([guid]::NewGuid().ToString('N'))")).FullName }

    function Invoke-Shard {
        param([string] $Run, [int] $Index, [int] $Count, [hashtable] $With = @{})
        $line = & "$fleet/Export-FleetStatus.ps1" -ProfileList $list -Destination $Run -ShardIndex $Index -ShardCount $Count -Module $module @With
        [pscustomobject]@{ Code = $LASTEXITCODE; Line = $line }
    }

    function Merge-Run {
        param([string] $Run, [int] $Count)
        $output = Split-Output { & "$fleet/Merge-FleetStatus.ps1" $Run -ShardCount $Count -ProfileList $list -Module $module }
        $output | Add-Member -PassThru Code $LASTEXITCODE
    }
}

AfterAll { Exit-Suite $suite }

Describe 'A shard' {
    BeforeEach {
        Reset-Suite $suite
        $run = New-Run
    }

    It 'writes the records of its profiles, and nothing else is left' {
        Set-Content $list '# sites', 'demo', '', 'demo'
        $shard = Invoke-Shard $run 0 1
        $shard.Code | Should -Be 0
        (Get-ChildItem $run -Force).Name | Should -Be 'shard-0-of-1.errors.jsonl', 'shard-0-of-1.records.jsonl'
        $records = @(Import-StatusRecord $run/shard-0-of-1.records.jsonl)
        $records.Id | Sort-Object | Should -Be ((Get-StatusOverview -Profile demo).Id | Sort-Object)
        $records.Service | Select-Object -Unique | Should -HaveCount 4
        $shard.Line | Should -Be "Shard 0 of 1: 1 profiles, $($records.Count) records, 0 errors"
    }

    It 'takes its index from an Indexed Job, and shards have each profile once' {
        $names = 0..6 | ForEach-Object { "site-$_" }
        Set-Content $list $names
        $query = Join-Path $suite.Folder 'name.ps1'
        Set-Content $query 'param($Name) [StatusPS.DtsSyncStatus] @{ Id = $Name; SynchronizationJobId = $Name; Profile = $Name }'
        foreach ($index in 0..2) {
            $env:JOB_COMPLETION_INDEX = "$index"
            try { $null = & "$fleet/Export-FleetStatus.ps1" -ProfileList $list -Destination $run -ShardCount 3 -Module $module -Query $query }
            finally { $env:JOB_COMPLETION_INDEX = $null }
            $LASTEXITCODE | Should -Be 0
        }
        $merged = Merge-Run $run 3
        $merged.Code | Should -Be 0
        $merged.Errors | Should -BeNullOrEmpty
        $merged.Records.Id | Sort-Object | Should -Be $names
        (Import-StatusRecord $run/shard-1-of-3.records.jsonl).Id | Sort-Object | Should -Be 'site-1', 'site-4'
    }

    It 'without a profile succeeds with empty files' {
        Set-Content $list 'demo'
        (Invoke-Shard $run 1 2).Code | Should -Be 0
        Get-ChildItem $run | ForEach-Object { $_.Length } | Should -Be 0, 0
    }

    It 'ends with <Code> when <What>' -ForEach @(
        @{ What = 'one of two profiles fails'; Code = 3; Names = 'demo', 'down' }
        @{ What = 'every profile fails'; Code = 1; Names = 'down', 'nowhere' }
    ) {
        Set-StatusProfile down -Authing -Endpoint $closed -MaxRetry 0 -Credential (New-TestCredential 'pool-1' $secret)
        Set-Content $list $Names
        (Invoke-Shard $run 0 1).Code | Should -Be $Code
        $errors = Get-Content $run/shard-0-of-1.errors.jsonl | ConvertFrom-Json
        $down = $errors | Where-Object Profile -EQ down
        $down.ErrorId | Should -Be StatusPS.Unavailable
        $down.Category | Should -Be ResourceUnavailable
        $down.RecommendedAction | Should -Not -BeNullOrEmpty
        if ($Names -contains 'nowhere') { ($errors | Where-Object Profile -EQ nowhere).ErrorId | Should -Be StatusPS.Profile }
        Find-Secret (Get-Content -Raw $run/*) $secret | Should -BeNullOrEmpty
    }

    It 'imports profiles whose secrets are in the environment' {
        Set-StatusProfile down -Authing -Endpoint $closed -MaxRetry 0 -AccessKeyId pool-1 -SecretVariable FLEET_POOL_SECRET
        $file = Join-Path $suite.Folder 'profiles.json'
        Export-StatusProfile $file -Force
        Reset-Suite $suite
        Set-Content $list 'down'
        Add-KnownSecret $secret
        $env:FLEET_POOL_SECRET = $secret
        try { (Invoke-Shard $run 0 1 @{ ProfileFile = $file }).Code | Should -Be 1 } finally { $env:FLEET_POOL_SECRET = $null }
        (Get-Content $run/shard-0-of-1.errors.jsonl | ConvertFrom-Json).ErrorId | Should -Be StatusPS.Unavailable
    }

    It 'refuses an index that is not below the count' {
        Set-Content $list 'demo'
        { Invoke-Shard $run 2 2 } | Should -Throw '-ShardIndex 2 is not below -ShardCount 2*'
    }
}

Describe 'The merge' {
    BeforeEach {
        Reset-Suite $suite
        $run = New-Run
    }

    It 'names a shard that was killed, with its profiles, and a report has it' {
        Set-Content $list 'demo', 'site-1', 'site-2'
        $query = Join-Path $suite.Folder 'hanging.ps1'
        Set-Content $query 'param($Name) [Console]::Out.WriteLine("querying $Name"); $null = [Threading.ManualResetEvent]::new($false).WaitOne()'
        (Invoke-Shard $run 0 2).Code | Should -Be 3
        $start = New-PowerShellStart '-NoProfile', '-NonInteractive', '-File', "$fleet/Export-FleetStatus.ps1", '-ProfileList', $list, '-Destination', $run, '-ShardIndex', '1', '-ShardCount', '2', '-Module', $module, '-Query', $query
        $process = [Diagnostics.Process]::Start($start)
        try {
            Wait-Task $process.StandardOutput.ReadLineAsync() 'A shard that should start its query' | Should -Be 'querying site-1'
        } finally {
            $process.Kill()
            Wait-ProcessEnd $process 'A shard that was killed'
        }
        $merged = Merge-Run $run 2
        $merged.Code | Should -Be 3
        $missing = @($merged.Errors | Where-Object FullyQualifiedErrorId -Like 'Fleet.ShardMissing*')
        $missing.TargetObject | Should -Be 1
        "$missing" | Should -BeLike 'Shard 1 of 2 is missing in *. Its profiles were not read: site-1.'
        $merged.Records.Count | Should -BeGreaterThan 10
        $page = Join-Path $suite.Folder 'fleet.html'
        & "$fleet/Merge-FleetStatus.ps1" $run -ShardCount 2 -Module $module 2>&1 | Export-StatusReport $page
        Get-Content -Raw $page | Should -BeLike '*Shard 1 of 2 is missing*'
        # The shard runs again, and the file that the killed one left is no file of the run.
        $null = Invoke-Shard $run 1 2
        @((Merge-Run $run 2).Errors | Where-Object FullyQualifiedErrorId -Like 'Fleet.ShardMissing*') | Should -BeNullOrEmpty
    }

    It 'names every shard that is missing' {
        Set-Content $list 'demo'
        $null = Invoke-Shard $run 0 4
        $null = Invoke-Shard $run 2 4
        # Renamed last: records alone are not a shard that ended.
        Remove-Item $run/shard-2-of-4.errors.jsonl
        $merged = Merge-Run $run 4
        $merged.Errors.TargetObject | Should -Be 1, 2, 3
        (Merge-Run (New-Run) 2).Code | Should -Be 1
    }

    It 'writes the errors of the shards again' {
        Set-StatusProfile down -Authing -Endpoint $closed -MaxRetry 0 -Credential (New-TestCredential 'pool-1' $secret)
        Set-Content $list 'demo', 'down'
        $null = Invoke-Shard $run 0 1
        $merged = Merge-Run $run 1
        $merged.Code | Should -Be 3
        $merged.Errors.FullyQualifiedErrorId | Should -Be 'StatusPS.Unavailable,Merge-FleetStatus.ps1'
        $merged.Errors.TargetObject | Should -Be down
        $merged.Errors.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $merged.Records[0] | Should -BeOfType StatusPS.StatusRecord
    }
}
