# Everything of several profiles at once, over HTTP: what works, what fails beside it, what is piped on.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    function Save-Working {
        New-EmulatorProfile $emulator 'job.v4' -Name b-site -Setting @{ ScopeType = 'biz'; ScopeId = '3' } | Set-StatusProfile
        New-EmulatorProfile $emulator 'dts.acs3' -Name a-cloud -Setting @{ RegionId = 'cn-shanghai' } | Set-StatusProfile
        New-EmulatorProfile $emulator 'authing.token' -Name pool | Set-StatusProfile
    }
    function Get-Line($Records, $Width = 100) { ($Records | Out-String -Width $Width) -split '\r?\n' | Where-Object { $_.Trim() } }
    $attention = 'Failed', 'Paused', 'OutOfSync', 'Unknown'
}

AfterAll { Exit-Suite $suite }

Describe 'Get-StatusOverview' {
    BeforeEach { Reset-Suite $suite }

    It 'gives the records of every stored profile, profiles by name, the most urgent first' {
        Save-Working
        $records = Get-StatusOverview
        ($records | ForEach-Object { "$($_.Profile) $($_.Service)" } | Select-Object -Unique) | Should -Be 'a-cloud Dts', 'b-site Cmdb', 'pool Authing'
        @($records | Where-Object Profile -EQ a-cloud).Id | Should -Be dtsdemoshanghai1, dtsdemoshanghai2
        @($records | Where-Object Service -EQ Cmdb).Count | Should -Be 20
        foreach ($group in $records | Group-Object Service) {
            [int[]] $group.Group.State | Should -Be ([int[]] $group.Group.State | Sort-Object)
        }
        $records[0] | Should -BeOfType ([StatusPS.DtsSyncStatus])
        $records[0].PSObject.TypeNames | Should -Contain 'StatusPS.DtsSyncStatus'
        $records[0].PSObject.Properties.Name | Should -Be ([StatusPS.DtsSyncStatus]::new().PSObject.Properties.Name) -Because 'the heading adds nothing to a record'
    }

    It 'lists CMDB and JOB of a business, and JOB since a time' {
        $through = New-EmulatorProfile $emulator 'job.v4' -Setting @{ ScopeType = 'biz'; ScopeId = '1' }
        $day = Get-StatusOverview $through
        $day.Service | Select-Object -Unique | Should -Be Cmdb, Job
        @($day | Where-Object Service -EQ Job).Count | Should -Be @(Get-JobInstanceStatus -Since $emulator.Time.AddHours(-24) -Profile $through).Count
        $hour = @(Get-StatusOverview $through -Since $emulator.Time.AddHours(-1) | Where-Object Service -EQ Job).Count
        $hour | Should -Be @(Get-JobInstanceStatus -Since $emulator.Time.AddHours(-1) -Profile $through).Count
        $hour | Should -BeLessThan @($day | Where-Object Service -EQ Job).Count
        (Get-StatusOverview (New-EmulatorProfile $emulator 'job.v4' -Setting @{ ScopeType = 'biz_set'; ScopeId = '2' })).Id | Should -Be 200
    }

    It 'takes names with wildcards, objects, and both from the pipeline; each profile once' {
        Save-Working
        (Get-StatusOverview a-*, POOL, pool).Profile | Select-Object -Unique | Should -Be a-cloud, pool
        @(Get-StatusOverview pool, pool).Count | Should -Be @(Get-StatusOverview pool).Count
        (Get-StatusProfile a-cloud, pool | Get-StatusOverview).Profile | Select-Object -Unique | Should -Be a-cloud, pool
        ('pool' | Get-StatusOverview).Profile | Select-Object -Unique | Should -Be pool
        @() | Get-StatusOverview | Should -BeNullOrEmpty
        Get-StatusOverview no-* | Should -BeNullOrEmpty
    }

    It 'has all services in the demo' {
        (Get-StatusOverview demo).Service | Select-Object -Unique | Should -Be Cmdb, Job, Dts, Authing
        Get-CmdbSyncStatus -Profile demo | Should -Not -BeNullOrEmpty
        Get-JobInstanceStatus -Since $DemoTime.LocalDateTime.AddHours(-4) -Profile demo | Should -Not -BeNullOrEmpty
    }

    It 'keeps what needs attention' {
        $all = Get-StatusOverview demo
        $wanted = Get-StatusOverview demo -NeedsAttention
        $wanted.Count | Should -Be @($all | Where-Object NeedsAttention).Count
        $wanted.State | Select-Object -Unique | Sort-Object | Should -BeIn $attention
        $all.Count | Should -BeGreaterThan $wanted.Count
    }

    It 'has an error with the name of each profile that fails, and the rest unharmed' {
        Save-Working
        New-EmulatorProfile $emulator 'dts.acs3' -Name c-wrong -Secret 'not-the-secret' | Set-StatusProfile
        New-FormProfile 'authing.token' 'http://127.0.0.1:1' 'id-1' 'secret-1' '' 'd-gone' | Set-StatusProfile
        New-EmulatorProfile $emulator 'job.v4' -Name e-scopeless | Set-StatusProfile
        $output = Split-Output { Get-StatusOverview }
        $output.Records.Profile | Select-Object -Unique | Should -Be a-cloud, b-site, pool
        $output.Errors.Count | Should -Be 3
        $of = @{}
        $output.Errors | ForEach-Object { $of["$($_.TargetObject)"] = $_ }
        $of['c-wrong'].FullyQualifiedErrorId | Should -BeLike 'StatusPS.Authentication,*'
        "$($of['c-wrong'])" | Should -BeLike "Profile 'c-wrong', cn-hangzhou: *"
        $of['d-gone'].FullyQualifiedErrorId | Should -BeLike 'StatusPS.Unavailable,*'
        $of['e-scopeless'].FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $of['e-scopeless'].ErrorDetails.RecommendedAction | Should -Match 'Set-StatusProfile e-scopeless -BlueKing -ScopeType biz -ScopeId'
        Find-Secret "$($output.Errors | Out-String)" 'not-the-secret', 'secret-1' | Should -BeNullOrEmpty
    }

    It 'has an error for a name there is not, and ends where there is none at all' {
        Save-Working
        $output = Split-Output { Get-StatusOverview nobody, pool }
        $output.Errors[0].TargetObject | Should -BeExactly nobody
        $output.Records.Profile | Select-Object -Unique | Should -Be pool
        Reset-Suite $suite
        { Get-StatusOverview } | Should -Throw -ErrorId 'StatusPS.Profile,*'
    }

    It 'pipes into Where-Object, Group-Object and Wait-Status' {
        Save-Working
        $groups = Get-StatusOverview | Group-Object Service, State
        ($groups | Where-Object Name -EQ 'Dts, Failed').Count | Should -Be 1
        (Get-StatusOverview | Where-Object NeedsAttention).Count | Should -Be (Get-StatusOverview -NeedsAttention).Count
        $output = Split-Output { Get-StatusOverview a-cloud | Wait-Status -Timeout 20 }
        $output.Records.Id | Should -Be dtsdemoshanghai2
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.WaitFailed,*'
    }

    It 'sends requests only to the services of -Service' {
        Save-Working
        New-EmulatorProfile $emulator 'job.v4' -Name e-jobs -Setting @{ ScopeType = 'biz'; ScopeId = '1' } | Set-StatusProfile
        $before = (Get-Counter $emulator).byAction
        $records = Get-StatusOverview -Service Job, Dts
        $after = (Get-Counter $emulator).byAction
        $records.Service | Select-Object -Unique | Sort-Object | Should -Be Job, Dts
        $sent = $after.PSObject.Properties | Where-Object { $_.Value -ne $before.($_.Name) } | ForEach-Object Name
        $sent | Should -Not -BeNullOrEmpty
        $sent -notmatch '^(job|dts)' | Should -BeNullOrEmpty
        (Get-StatusOverview demo -Service authing).Service | Select-Object -Unique | Should -Be Authing
        Get-StatusOverview pool -Service Cmdb | Should -BeNullOrEmpty
    }

    It 'ends the requests of a long list early with Select-Object -First' {
        $through = New-EmulatorProfile $emulator 'job.v4' -Setting @{ ScopeType = 'biz'; ScopeId = '7' }
        $before = (Get-Counter $emulator).byAction.'job.list.v4'
        @(Get-StatusOverview $through -Service Job -Since 8d | Select-Object -First 3).Count | Should -Be 3
        # The list has 60 pages; its first 25 are read to count their states.
        (Get-Counter $emulator).byAction.'job.list.v4' - $before | Should -BeLessOrEqual 30
    }

    It 'is shown by service and profile, with counts, in <Width> columns' -ForEach @(@{ Width = 80 }, @{ Width = 100 }) {
        $PSStyle.OutputRendering = 'PlainText'
        Save-Working
        # The times of the demo stand still; those of the stored profiles do not.
        $lines = Get-Line (Get-StatusOverview demo | Where-Object RegionId -EQ cn-hangzhou) $Width
        ($lines -match '^Failed\s+dtsdemotwoway\s+accounts-two-way\s+1h 00m Reverse').Count | Should -Be 1 -Because ($lines -join "`n")
        $lines = Get-Line (Get-StatusOverview a-cloud, pool) $Width
        $lines[0] | Should -BeExactly 'Dts a-cloud: 1 Failed, 1 Synchronizing'
        $lines[1] | Should -Match '^State\s+Id\s+Name\s+Elapsed At'
        $lines[3] | Should -Match '^Failed\s+dtsdemoshanghai1\s+payments-audit\s+\dh \d\dm Forward'
        ($lines -match '^Authing pool: 1 Failed, 1 Unknown').Count | Should -Be 1
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $Width
        $lines = Get-Line (Get-StatusOverview a-cloud -NeedsAttention) $Width
        $lines[0] | Should -BeExactly 'Dts a-cloud: 1 Failed, 1 Synchronizing'
        $lines.Count | Should -Be 4
    }

    It 'ends early with Select-Object -First, and at once when it is stopped' {
        Save-Working
        @(Get-StatusOverview | Select-Object -First 1).Count | Should -Be 1
        $stub = Start-Stub {}
        # The stub never answers, and the request may take an hour: what ends it is the stop.
        $shell = New-Session { param($through) Get-StatusOverview $through } (New-FormProfile 'dts.acs3' $stub.Address 'id-1' 'secret-1' '' 'silent' @{ TimeoutSec = 3600 })
        try {
            $running = $shell.BeginInvoke()
            $null = Wait-Condition { $stub.State.Held.Count } 'An overview that should send a request'
            Stop-Shell $shell
            $running.IsCompleted | Should -BeTrue
            $stub.State.Requests.Count | Should -Be 1
            Wait-Closed $stub.State.Held[0]
        } finally {
            $shell.Dispose()
            Stop-Stub $stub
        }
    }
}
