BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    # Nothing in it moves.
    $emulator = Get-SharedEmulator
    $jobs = New-EmulatorProfile $emulator 'job.v4' -Name 'wait-jobs' -Setting @{ WebAddress = 'https://job.example.com/' }
    $dts = New-EmulatorProfile $emulator 'dts.acs3' -Name 'wait-dts'
    $pool = New-EmulatorProfile $emulator 'authing.token' -Name 'wait-pool'
    function Get-Played { param([long[]] $Id, [switch] $IncludeHost) Get-JobInstanceStatus $Id -BizId 1 -Profile $jobs -IncludeHost:$IncludeHost }
    # Runs a script in a session of its own, which would wait for ever if nothing ended it, and gives what it writes.
    function Invoke-Session {
        param([string] $Script, [object[]] $Argument)
        $shell = New-Session $Script $Argument
        try { Wait-Shell $shell $shell.BeginInvoke() 'A wait without a time limit' } finally { $shell.Dispose() }
    }
    # A record as it is while its job still runs.
    function Set-Running { param([Parameter(ValueFromPipeline)] $Record) process { $Record.State = 'Running'; $Record } }
}

AfterAll {
    Stop-Emulator $moving
    Exit-Suite $suite
}

Describe 'Wait-Status' {
    It 'waits for a mix of all four services, and gives each as it settles' {
        # Job 104 stops after 5 s of the scenarios, 105 runs its next batch from 10 s and succeeds at 20 s, as module 37 and job
        # dtsdemomove do. Each request moves the scenarios on by 2 s.
        $moving = Start-Emulator --clock, step:2
        $site = New-EmulatorProfile $moving 'job.v4' -Name 'moving-site'
        $cloud = New-EmulatorProfile $moving 'dts.acs3' -Name 'moving-cloud'
        $mix = @(
            Get-JobInstanceStatus 104, 106 -BizId 1 -Profile $site
            Get-JobInstanceStatus 105 -BizId 1 -Profile $site -IncludeHost
            Get-CmdbSyncStatus 37 -BizId 3 -ServiceTemplateId 1 -Profile $site
            Get-DtsSyncStatus dtsdemomove -Profile $cloud
            Get-AuthingSyncJob 1003 -Profile $pool
        )
        $mix.State | Should -Be Running, Succeeded, Pending, Running, Running, Failed
        # A record that is younger than the interval counts as it is, however long this machine took to come here.
        $all = Split-Output { $mix | Wait-Status -Interval 3600 }
        $all.Records.Count | Should -Be 4
        $all.Records[0].Id | Should -Be '106'
        # Hosts are left out while it polls, and asked for at the end.
        ($all.Records | Where-Object Id -EQ 105).HostSucceeded | Should -Be 10
        ($all.Records | Sort-Object Service, Id | ForEach-Object { "$($_.Service) $($_.Id) $($_.State)" }) |
            Should -Be 'Cmdb 37 Succeeded', 'Job 105 Succeeded', 'Job 106 Succeeded', 'Dts dtsdemomove Synchronizing'
        # The last record has failed already, but a slow machine may query the first one before it comes to the last.
        $errors = @($all.Errors | Sort-Object { $_.TargetObject.Id })
        ($errors | ForEach-Object { "$($_.FullyQualifiedErrorId.Split(',')[0]) $($_.TargetObject.Id) $($_.TargetObject.State)" }) |
            Should -Be 'StatusPS.WaitFailed 1003001 Failed', 'StatusPS.WaitFailed 104 Canceled'
        $errors | ForEach-Object { $_.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty }
        $errors[0].Exception.Message | Should -BeLike '*LDAP bind failed*'
    }

    It 'waits until a job succeeds' {
        $job = Get-Played 122 | Set-Running | Wait-Status -Interval 1
        $job.State | Should -Be 'Succeeded'
        $job | Should -BeOfType ([StatusPS.JobInstanceStatus])
    }

    It 'advises a command in which what a file says of a record stays data' {
        $job = Get-Played 102
        $job.Profile, $job.ScopeId, $job.ScopeType = "o'ps; Stop-Service a", '1; Stop-Service b', "biz`nStop-Service c"
        $advice = (Split-Output { $job | Wait-Status }).Errors[0].ErrorDetails.RecommendedAction
        $command = $advice.Substring($advice.IndexOf('('))
        $parsed = [Management.Automation.Language.Parser]::ParseInput($command, [ref] $null, [ref] $null)
        $commands = $parsed.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() }
        $commands | Sort-Object | Should -Be 'Get-JobInstanceStatus', 'Where-Object'
        $command | Should -BeLike "*-Profile 'o''ps; Stop-Service a'*"
    }

    It 'gives a failure on two hosts as an error that tells them, and nothing downstream' {
        $failed = Split-Output { Get-Played 102 -IncludeHost | Set-Running | Wait-Status }
        $failed.Records | Should -BeNullOrEmpty
        $failed.Errors.Count | Should -Be 1
        $failed.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.WaitFailed,*'
        $failed.Errors[0].Exception.Message | Should -BeLike "Job instance 102 'Rotate certificates' ended as Failed (4), step 2/3 Reload service, hosts 18/20, 2 failed."
        $failed.Errors[0].TargetObject.HostFailed | Should -Be 2
        $failed.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*https://job.example.com/api_execute/102*'
    }

    It 'has the reason in the details of the error, unless -NoReason' {
        $job = Get-Played 102 -IncludeHost | Set-Running
        $requests = (Get-Counter $emulator).requests
        $failed = (Split-Output { $job | Wait-Status }).Errors[0]
        $with = (Get-Counter $emulator).requests - $requests
        $lines = $failed.ErrorDetails.Message -split "`n"
        $lines[0] | Should -Be $failed.Exception.Message
        $lines.Count | Should -BeIn 2, 3, 4
        $lines[1..3] | ForEach-Object { $_ | Should -BeLike '  - 10.1.0.7: *' }
        $failed.ErrorDetails.Message | Should -BeLike '*nginx.conf test failed*'
        $failed.CategoryInfo.Category | Should -Be 'OperationStopped'
        $quiet = (Split-Output { $job | Wait-Status -NoReason }).Errors[0]
        (Get-Counter $emulator).requests - $requests - $with | Should -Be ($with - 1)
        $quiet.ErrorDetails.Message | Should -Be $quiet.Exception.Message
        $quiet.FullyQualifiedErrorId | Should -Be $failed.FullyQualifiedErrorId
        # Authing tells the reason in the record, a DTS job that was queried by ID in one request.
        $records = @(Get-DtsSyncStatus dtsdemoprecheckfailed -Profile $dts; Get-AuthingSyncJob 1003 -Profile $pool)
        $requests = (Get-Counter $emulator).requests
        $others = (Split-Output { $records | Wait-Status -Interval 3600 }).Errors
        "$($others.ErrorDetails.Message)" | Should -BeLike '*LDAP bind failed*'
        ($others[0].ErrorDetails.Message -split "`n").Count | Should -BeGreaterThan 1
        (Get-Counter $emulator).requests - $requests | Should -BeLessOrEqual 1
    }

    It 'tells once that a person has to confirm, with the page' {
        $shell = New-Session 'param($job) $job | Wait-Status -Interval 1' (Get-Played 103)
        try {
            $before = (Get-Counter $emulator).byAction.'job.v4'
            $null = $shell.BeginInvoke()
            $null = Wait-Condition { (Get-Counter $emulator).byAction.'job.v4' -ge $before + 2 } 'A wait that should ask twice'
            Stop-Shell $shell
            $shell.Streams.Warning.Count | Should -Be 1
            $warned = "$($shell.Streams.Warning)"
        } finally {
            $shell.Dispose()
        }
        $null = Get-Played 103 | Wait-Status -Timeout 1 -WarningAction SilentlyContinue -ErrorVariable late -ErrorAction SilentlyContinue
        "$warned" | Should -BeLike "Job instance 103 'Promote database' is waiting for confirmation*https://job.example.com/api_execute/103"
        $late[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.WaitTimeout,*'
        $late[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $late[0].TargetObject.State | Should -Be 'Paused'
        $late[0].ErrorDetails.RecommendedAction | Should -BeLike '*is waiting for confirmation*'
    }

    It 'ends for <State>' -ForEach @(
        @{ State = 'Failed'; Ask = { Get-DtsSyncStatus dtsdemoprecheckfailed -Profile $dts }; Error = 'StatusPS.WaitFailed' }
        @{ State = 'OutOfSync'; Ask = { Get-CmdbSyncStatus 31 -BizId 3 -ServiceTemplateId 1 -Profile $jobs }; Error = $null }
        @{ State = 'Skipped'; Ask = { Get-Played 124 }; Error = $null }
        @{ State = 'Synchronizing'; Ask = { Get-DtsSyncStatus dtsdemolag -Profile $dts }; Error = $null }
    ) {
        $ended = Split-Output { & $Ask | Set-Running | Wait-Status -PassThru -WarningAction SilentlyContinue }
        $ended.Records.State | Should -Be $State
        ($ended.Errors | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] }) | Should -Be $Error
    }

    It 'warns of what is out of sync' {
        Get-CmdbSyncStatus 31 -BizId 3 -ServiceTemplateId 1 -Profile $jobs | Wait-Status -WarningVariable warned -WarningAction SilentlyContinue | Should -Not -BeNullOrEmpty
        "$warned" | Should -BeLike '*out of sync*'
    }

    It 'ends with the first that settles: -Any' {
        # The others never settle.
        (Invoke-Session '$args | Wait-Status -Any' (Get-Played 121, 103, 122 | Set-Running)).Id | Should -Be '122'
    }

    It 'waits for the states that are named: -Until' {
        (Get-Played 121, 103 | ForEach-Object { $_.State = 'Pending'; $_ } | Wait-Status -Until Running, Paused | Sort-Object Id -Descending).State | Should -Be 'Running', 'Paused'
        (Get-DtsSyncStatus dtsdemolag -Profile $dts | Wait-Status -Until Synchronizing, Succeeded).State | Should -Be 'Synchronizing'
        $wrong = Split-Output { Get-Played 122 | Wait-Status -Until Running }
        $wrong.Records | Should -BeNullOrEmpty
        $wrong.Errors[0].Exception.Message | Should -BeLike '*can no longer reach Running*'
        (Split-Output { Get-DtsSyncStatus dtsdemolag -Profile $dts | Wait-Status -Until Succeeded -Timeout 1 }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.WaitTimeout,*'
    }

    It 'stops a runbook: -ErrorAction Stop' {
        $thrown = Get-Thrown { Get-Played 102, 106 | Wait-Status -ErrorAction Stop }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.WaitFailed,*'
        $thrown.TargetObject.Id | Should -Be '102'
    }

    It 'gives at once, without a request, what has settled already' {
        $settled = Get-Played 106, 124 -IncludeHost
        $before = (Get-Counter $emulator).requests
        $requests = $settled | Wait-Status -Verbose 4>&1
        $requests.Count | Should -Be 2
        $requests[0] | Should -Be $settled[0]
        (Get-Counter $emulator).requests | Should -Be $before
    }

    It 'writes every last record: -PassThru' {
        $all = Split-Output { Get-Played 102, 106, 121 | Wait-Status -Timeout 1 -PassThru }
        $all.Records.Id | Should -Be '102', '106', '121'
        $all.Errors.Count | Should -Be 2
    }

    It 'ends an item that is gone or not permitted at once, and goes on with the others' {
        $records = Get-Played 121, 121, 122 | Set-Running
        $records[0].JobInstanceId = 404404
        $all = Split-Output { $records[0], $records[2] | Wait-Status }
        $all.Records.Id | Should -Be '122'
        $all.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.NotFound,*'
        $all.Errors[0].TargetObject.JobInstanceId | Should -Be 404404
        $all.Errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'shows no progress where output is redirected' {
        $text = Invoke-Child 'Import-Module $ModulePath; try { Get-JobInstanceStatus 121 -BizId 1 -Profile demo | Wait-Status -Timeout 1 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(",")[0] }'
        $text.Trim() | Should -BeExactly 'StatusPS.WaitTimeout'
    }

    It 'refuses what is no record, and goes on' {
        $mixed = Split-Output { 'text', (Get-Played 106), [pscustomobject]@{ Service = 'Job'; Id = 1 } | Wait-Status }
        $mixed.Records.Id | Should -Be '106'
        $mixed.Errors.Count | Should -Be 2
        $mixed.Errors | ForEach-Object { $_.FullyQualifiedErrorId | Should -BeLike 'StatusPS.InvalidRequest,*' }
    }

    It 'names the line to type for <Typed>' -ForEach @(
        @{ Typed = '102'; Line = 'Get-JobInstanceStatus 102 | Wait-Status' }
        @{ Typed = 'web'; Line = 'Get-StatusOverview | Wait-Status' }
    ) {
        $all = Split-Output { Invoke-Expression "Wait-Status $Typed" }
        $all.Errors.Count | Should -Be 1
        $all.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike "*$Line"
    }
}

Describe 'Wait-Status on records that were away' {
    BeforeAll {
        $file = Join-Path $suite.Folder 'records.xml'
        $away = @(
            Get-JobInstanceStatus 122 -BizId 1 -Profile demo -IncludeHost
            Get-CmdbSyncStatus 35 -BizId 3 -ServiceTemplateId 1 -Profile demo
            Get-DtsSyncStatus dtsdemotwoway -Profile demo
            Get-AuthingSyncJob 1000 -Profile demo
        )
        $now = 'Job 122 Succeeded', 'Cmdb 35 Succeeded', 'Dts dtsdemotwoway Synchronizing', 'Authing 1 Succeeded'
        function Get-StateLine { param($All) $All.Records | Sort-Object { [array]::IndexOf($now, "$($_.Service) $($_.Id) $($_.State)") } | ForEach-Object { "$($_.Service) $($_.Id) $($_.State)" } }
    }

    It 'takes them from Import-Clixml' {
        $away | Set-Running | Export-Clixml $file
        $all = Split-Output { Import-Clixml $file | Wait-Status }
        Get-StateLine $all | Should -Be $now
        $all.Records[0].PSObject.TypeNames | Should -Not -Contain 'Deserialized.StatusPS.StatusRecord'
        $all.Errors.Count | Should -Be 1
        $all.Errors[0].TargetObject.Direction | Should -Be 'Reverse'
        ($all.Records | Where-Object Service -EQ Job).HostTotal | Should -Be 2
    }

    It 'takes them from JSON' {
        $json = $away | Set-Running | ConvertTo-Json -Depth 6 | ConvertFrom-Json
        Get-StateLine (Split-Output { $json | Wait-Status }) | Should -Be $now
    }

    It 'asks once for what had settled, and returns what it is now' {
        Get-CmdbSyncStatus 35 -BizId 3 -ServiceTemplateId 1 -Profile demo | Export-Clixml $file
        $came = Import-Clixml $file
        $came.RetrievedAt = $came.RetrievedAt.AddHours(-1)
        $sent = @()
        $now = $came | Wait-Status -Verbose 4>&1 | ForEach-Object { if ($_ -is [Management.Automation.VerboseRecord]) { $sent += "$_" } else { $_ } }
        ($now.Id, $now.State) | Should -Be $came.Id, 'Succeeded'
        $now.RetrievedAt | Should -BeGreaterThan $came.RetrievedAt
        @($sent -match 'try 1').Count | Should -Be 1
    }

    It 'says so when their profile is not here, and takes another' {
        Get-JobInstanceStatus 122 -BizId 1 -Profile demo | Set-Running | Export-Clixml $file
        $lost = Import-Clixml $file
        $lost.Profile = 'elsewhere'
        $all = Split-Output { $lost | Wait-Status }
        $all.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $all.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Profile*'
        ($lost | Wait-Status -Profile demo).State | Should -Be 'Succeeded'
    }
}

Describe 'Wait-Status, stopped' {
    It 'ends on Ctrl+C while a request hangs, and closes it' {
        $stub = Start-Stub { }
        try {
            # The stub never answers, and the request may take an hour: what ends it is the stop.
            $held = New-FormProfile 'job.v4' $stub.Address 'app' 'secret' -Setting @{ TimeoutSec = 3600 }
            $shell = New-Session 'param($record, $through) $record | Wait-Status -Profile $through' @((Get-JobInstanceStatus 121 -BizId 1 -Profile demo), $held)
            $null = $shell.BeginInvoke()
            $null = Wait-Condition { $stub.State.Held.Count } 'A wait that should send a request'
            Stop-Shell $shell
            Wait-Closed $stub.State.Held[0]
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            # Nothing but questions were asked: the job goes on.
            $stub.State.Requests | ForEach-Object { $_ | Should -BeLike 'GET */get_job_instance_status?*' }
            $shell.Dispose()
        } finally {
            Stop-Stub $stub
        }
    }

    It 'ends when the pipeline has enough' {
        # The other one never settles.
        (Invoke-Session '$args | Wait-Status | Select-Object -First 1' (Get-Played 122, 121 | Set-Running)).Id | Should -Be '122'
    }
}
