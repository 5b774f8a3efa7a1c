BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
}

AfterAll { Exit-Suite $suite }

Describe 'Get-DtsSyncStatus' {
    It 'gives the values of the document for <Id>' -ForEach @(
        @{ Id = 'dtsexjk1alb116****'; Checkpoint = 1610524452 }
        @{ Id = 'dtskfq1149w254****'; Checkpoint = 1610524457 }
    ) {
        $job = Get-DtsSyncStatus $Id -Profile demo
        $job | Should -BeOfType ([StatusPS.DtsSyncStatus])
        $job | Should -BeOfType ([StatusPS.StatusRecord])
        $job.Service | Should -Be 'Dts'
        $job.Profile | Should -Be 'demo'
        $job.Id | Should -BeExactly $Id
        $job.SynchronizationJobId | Should -BeExactly $Id
        $job.Direction | Should -Be 'Forward'
        $job.Status | Should -Be 'Synchronizing'
        $job.State | Should -Be 'Synchronizing'
        $job.RawStatus | Should -BeExactly 'synchronizing'
        $job.IsTerminal | Should -BeFalse
        $job.NeedsAttention | Should -BeFalse
        $job.CheckpointUnixTime | Should -Be $Checkpoint
        $job.Checkpoint | Should -Be ([datetimeoffset]::FromUnixTimeSeconds($Checkpoint).LocalDateTime)
        $job.Checkpoint.Kind | Should -Be 'Local'
        $job.UpdatedAt | Should -Be $job.Checkpoint
        $job.RegionId | Should -BeExactly 'cn-hangzhou'
        $job.RequestId | Should -Not -BeNullOrEmpty
    }

    It 'keeps a status that nobody knows readable' {
        $job = Get-DtsSyncStatus dtsdemounknown -Profile demo
        $job.Status | Should -Be 'Unknown'
        $job.State | Should -Be 'Unknown'
        $job.RawStatus | Should -BeExactly 'defragmenting'
        $job.NeedsAttention | Should -BeTrue
    }

    It 'gives one record a direction' {
        $both = Get-DtsSyncStatus dtsdemotwoway -Profile demo
        $both.Direction | Should -Be Forward, Reverse
        $both.State | Should -Be Synchronizing, Failed
        $both.SynchronizationJobId | Should -Be dtsdemotwoway, dtsdemotwoway
    }

    It 'gives only the direction asked for: <Direction>' -ForEach @(
        @{ Direction = 'Forward'; State = 'Synchronizing' }, @{ Direction = 'Reverse'; State = 'Failed' }
    ) {
        $one = @(Get-DtsSyncStatus dtsdemotwoway -Direction $Direction -Profile demo)
        $one.Count | Should -Be 1
        $one[0].Direction | Should -Be $Direction
        $one[0].State | Should -Be $State
    }

    It 'gives nothing, and no error, for a direction that a job does not have' {
        $output = Split-Output { Get-DtsSyncStatus dtsdemosynchronizing -Direction Reverse -Profile demo }
        $output.Records | Should -BeNullOrEmpty
        $output.Errors | Should -BeNullOrEmpty
    }

    It 'tells the lag behind the checkpoint' {
        $job = Get-DtsSyncStatus dtsdemosuspending -Profile demo
        $job.Lag | Should -Be ([timespan]::FromMinutes(10))
        $job.RetrievedAt | Should -Be $DemoTime.LocalDateTime
    }

    It 'has no lag without a checkpoint' {
        $job = Get-DtsSyncStatus dtsdemoempty -Profile demo
        $job.State | Should -Be 'Synchronizing'
        $job.Checkpoint | Should -BeNullOrEmpty
        $job.CheckpointUnixTime | Should -BeNullOrEmpty
        $job.Lag | Should -BeNullOrEmpty
    }

    It 'asks in another region' {
        $job = Get-DtsSyncStatus dtsdemobeijing1 -RegionId cn-beijing -Profile demo
        $job.State | Should -Be 'Synchronizing'
        $job.RegionId | Should -BeExactly 'cn-beijing'
        $output = Split-Output { Get-DtsSyncStatus dtsdemobeijing1 -Profile demo }
        $output.Records | Should -BeNullOrEmpty
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.NotFound,*'
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -Match '-RegionId'
    }

    It 'takes rows of several regions in their order' {
        $rows = @'
        SynchronizationJobId,RegionId
        dtsdemobeijing2,cn-beijing
        dtsdemofailed,
        dtsdemobeijing1,cn-beijing
'@ -replace '(?m)^\s+' | ConvertFrom-Csv
        $jobs = $rows | Get-DtsSyncStatus -Profile demo
        $jobs.Id | Should -Be dtsdemobeijing2, dtsdemofailed, dtsdemobeijing1
        $jobs.RegionId | Should -Be 'cn-beijing', 'cn-hangzhou', 'cn-beijing'
    }

    It 'keeps the order of more jobs than one request takes' {
        $ids = 1000119..1000000 | ForEach-Object { "dtsload$_" }
        $jobs = $ids | Get-DtsSyncStatus -Profile demo
        $jobs.Id | Should -Be $ids
        @($jobs.RequestId | Select-Object -Unique).Count | Should -Be 3
        ($jobs | Where-Object State -EQ Failed).Count | Should -Be 6
    }

    It 'answers a key given twice twice' {
        (Get-DtsSyncStatus dtsdemofailed, dtsdemolocked, dtsdemofailed -Profile demo).Id | Should -Be dtsdemofailed, dtsdemolocked, dtsdemofailed
    }

    It 'lets one bad id fail alone' {
        $output = Split-Output { 'dtsdemofailed', 'dtsbad-one', 'dtsdemolocked' | Get-DtsSyncStatus -Profile demo }
        $output.Records.Id | Should -Be dtsdemofailed, dtsdemolocked
        $output.Errors.Count | Should -Be 1
        $output.Errors[0].TargetObject | Should -BeExactly 'dtsbad-one'
        $output.Errors[0].Exception.Error.Code | Should -BeExactly 'InvalidJobId'
    }

    It 'binds a job by property <Name>' -ForEach @(@{ Name = 'SynchronizationJobId' }, @{ Name = 'DtsInstanceID' }, @{ Name = 'DtsJobId' }) {
        ([pscustomobject] @{ $Name = 'dtsdemolocked' } | Get-DtsSyncStatus -Profile demo).Id | Should -BeExactly 'dtsdemolocked'
    }

    It 'refuses an empty id' {
        { Get-DtsSyncStatus '' -Profile demo } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}
