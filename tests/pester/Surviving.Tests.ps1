BeforeDiscovery {
    . $PSScriptRoot/SshServer.ps1
    $noRemote = Get-SshServerProblem
    $remoteTitle = if ($noRemote) { "skipped: $noRemote" } else { 'over SSH to loopback' }
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    . $PSScriptRoot/SshServer.ps1
    $suite = Enter-Suite
    $module = Get-ModulePath
    $records = @(
        Get-JobInstanceStatus 100, 102 -BizId 1 -Profile demo -IncludeHost
        Get-CmdbSyncStatus 28 -BizId 3 -ServiceTemplateId 1 -Profile demo
        Get-DtsSyncStatus dtsdemotwoway -Profile demo
        Get-DtsSyncStatus -RegionId cn-hangzhou -Profile demo
        Get-AuthingSyncJob 1000 -Profile demo -First 1
        [StatusPS.DtsSyncStatus] @{
            Id = 'dtswhy'; SynchronizationJobId = 'dtswhy'; State = 'Failed'; ErrorCode = 'DTS-1'; WebUrl = 'https://x.example/dts'
            PrecheckItems = [StatusPS.DtsPrecheckItem[]] @(
                @{ CheckItem = 'CHECK_CONN'; CheckResult = 'Success' }
                @{ CheckItem = 'CHECK_REDO'; CheckResult = 'Failed'; FailedReason = 'no right'; RepairMethod = 'GRANT' }
            )
            Phases = [StatusPS.DtsPhase[]] @(@{ Name = 'Precheck'; RawStatus = 'Failed'; Percent = 100 })
            Retry = [StatusPS.DtsRetry] @{ IsRetrying = $true; Count = 3; Time = '00:10:00'; Target = 'destDB' }
        }
    )

    function Assert-Alive {
        param($Back, $Sent, [switch] $Anew)
        $Back.Count | Should -Be $Sent.Count
        for ($i = 0; $i -lt $Sent.Count; $i++) {
            $Back[$i].GetType() | Should -Be $Sent[$i].GetType()
            foreach ($property in $Sent[$i].GetType().GetProperties()) {
                # Another ask has another id and time.
                if ($Anew -and $property.Name -in 'RequestId', 'RetrievedAt', 'Duration') { continue }
                $name = $property.Name
                "$name=$($Back[$i].$name)" | Should -BeExactly "$name=$($Sent[$i].$name)"
            }
            $Back[$i] -eq $Sent[$i] | Should -BeTrue
        }
        $Back[0].Steps[0] | Should -BeOfType StatusPS.JobStepStatus
        $Back[0].Steps[0].Hosts[0] | Should -BeOfType StatusPS.JobHostStatus
        $Back[0].Steps[0].Hosts.Count | Should -Be $Sent[0].Steps[0].Hosts.Count
    }

    # One that still runs, in a state of its own, so that waiting on what came back asks again.
    function Get-Old {
        Get-JobInstanceStatus 100 -BizId 1 -Profile demo | ForEach-Object { $_.State = 'Running'; $_ }
    }
}

AfterAll { Exit-Suite $suite }

Describe 'A file' {
    It 'keeps what the service said of an error' {
        $failed = Get-JobInstanceStatus 999999 -BizId 1 -Profile demo -ErrorAction SilentlyContinue -ErrorVariable errors
        $failed | Should -BeNullOrEmpty
        $file = Join-Path $suite.Folder 'error.xml'
        $errors[0] | Export-Clixml $file
        $back = (Import-Clixml $file).Exception
        foreach ($name in 'Code', 'HttpStatus', 'RequestId', 'OccurredAt') {
            $errors[0].Exception.$name | Should -Not -BeNullOrEmpty
            $back.$name | Should -Be $errors[0].Exception.$name
        }
    }

    It 'gives live records back' {
        $file = Join-Path $suite.Folder 'records.xml'
        $records | Export-Clixml $file
        Assert-Alive @(Import-Clixml $file) $records
    }

    It 'gives the reasons of a DTS job back' {
        $file = Join-Path $suite.Folder 'why.xml'
        $records[-1] | Export-Clixml $file
        $text = $records[-1] | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        foreach ($back in (Import-Clixml $file), [StatusPS.DtsSyncStatus] $text) {
            $back.PrecheckItems[1] | Should -BeOfType StatusPS.DtsPrecheckItem
            $back.PrecheckItems[1].RepairMethod | Should -Be GRANT
            $back.PrecheckItems[1].HasFailed | Should -BeTrue
            $back.Phases[0].Percent | Should -Be 100
            $back.Retry.Time | Should -Be ([timespan] '00:10:00')
            $back.WebUrl | Should -Be 'https://x.example/dts'
            $back -eq $records[-1] | Should -BeTrue
        }
    }

    It 'keeps them live at the least depth' {
        $file = Join-Path $suite.Folder 'shallow.xml'
        Get-Old | Export-Clixml $file -Depth 1
        $back = Import-Clixml $file
        $back | Should -BeOfType StatusPS.JobInstanceStatus
        ($back | Wait-Status -PassThru -ErrorAction Ignore).State | Should -Be Failed
    }

    It 'keeps what others added, and the view of a change' {
        $file = Join-Path $suite.Folder 'change.xml'
        $change = $records[0] | Watch-Status -Count 1 | ForEach-Object { $_ | Add-Member -PassThru Ticket 'OPS-1' }
        $change | Export-Clixml $file
        $back = Import-Clixml $file
        $back.Ticket | Should -Be 'OPS-1'
        $back.PSTypeNames[0] | Should -Be $change.PSTypeNames[0]
        $back.PSObject.Properties.Name | Should -Contain PreviousState
    }

    It 'without the module gives objects that the module takes all the same' {
        $file = Join-Path $suite.Folder 'bare.xml'
        Get-Old | Export-Clixml $file
        $again = Join-Path $suite.Folder 'again.xml'
        $null = Invoke-PowerShell '-NoProfile', '-NonInteractive', '-Command', "Import-Clixml '$file' | Export-Clixml '$again' -Depth 5"
        (Import-Clixml $again | Wait-Status -PassThru -ErrorAction Ignore).State | Should -Be Failed
    }
}

Describe 'A job' {
    BeforeAll {
        # One process for all: it gives two records, a row, a running record, the state that a record it was given came to,
        # and an error.
        $work = {
            param($module, $given)
            Import-Module $module
            Get-JobInstanceStatus 100, 102 -BizId 1 -Profile demo -IncludeHost
            Get-JobInstanceStatus 100 -BizId 1 -Profile demo | Select-Object Id, State, Status, Service
            Get-JobInstanceStatus 100 -BizId 1 -Profile demo | ForEach-Object { $_.State = 'Running'; $_ }
            foreach ($one in $given) { "$(($one | Wait-Status -PassThru -ErrorAction Ignore).State)" }
            Get-JobInstanceStatus 999999 -BizId 1 -Profile demo
        }
        $noJob = Get-StartJobProblem
        $back = $noJob ? @() : @(Start-Job $work -ArgumentList $module, @(Get-Old) | Receive-Job -Wait -AutoRemoveJob -ErrorAction SilentlyContinue -ErrorVariable jobErrors)
        $inThread = @(Start-ThreadJob $work -ArgumentList $module, @() | Receive-Job -Wait -AutoRemoveJob -ErrorAction SilentlyContinue -ErrorVariable threadErrors)
    }

    It 'gives live records back (<_>)' -ForEach 'Start-Job', 'Start-ThreadJob' {
        if ($noJob -and $_ -eq 'Start-Job') { Set-ItResult -Skipped -Because $noJob; return }
        $given = $_ -eq 'Start-Job' ? $back : $inThread
        $given[0, 1] | Should -BeOfType StatusPS.JobInstanceStatus
        $given[0] -eq $records[0] | Should -BeTrue
        $given[0].Steps[0].Hosts[0] | Should -BeOfType StatusPS.JobHostStatus
    }

    It 'keeps what the service said of an error' {
        $threadErrors[0].Exception.RequestId | Should -Not -BeNullOrEmpty
        if ($noJob) { Set-ItResult -Skipped -Because $noJob; return }
        $told = $jobErrors[0].Exception.SerializedRemoteException
        $told.Code, $told.HttpStatus | Should -Be 'NOT_FOUND', 404
        $told.RequestId | Should -Not -BeNullOrEmpty
    }

    It 'keeps a selected property what it was' {
        if ($noJob) { Set-ItResult -Skipped -Because $noJob; return }
        $back[2].State -eq 'Failed' | Should -BeTrue
        $back[2].Status | Should -BeOfType StatusPS.JobRunStatusCode
        "$($back[2].Service)" | Should -Be Job
    }

    It 'gives what can be waited on' {
        if ($noJob) { Set-ItResult -Skipped -Because $noJob; return }
        $back[3].State | Should -Be Running
        ($back[3] | Wait-Status -PassThru -ErrorAction Ignore).State | Should -Be Failed
    }

    It 'takes live records in' {
        if ($noJob) { Set-ItResult -Skipped -Because $noJob; return }
        $back[4] | Should -BeExactly Failed
    }
}

Describe "A remote session (<_>)" -ForEach $remoteTitle {
    BeforeAll {
        if ($_ -notlike 'skipped*') {
            $server = Start-SshServer (Join-Path $suite.Folder 'ssh')
            $session = New-SshServerSession $server
        }
    }

    AfterAll {
        if ($session) { Remove-PSSession $session }
        if ($server) { Stop-Process -Id $server.Process.Id }
    }

    # On its side of an SSH session PowerShell knows its own types alone: a record is live again after a cast.
    It 'gives records back that can be waited on, shown, and cast to live ones' -Skip:($_ -like 'skipped*') {
        $back = @(Invoke-Command $session {
                Import-Module $using:module
                Get-JobInstanceStatus 100 -BizId 1 -Profile demo -IncludeHost
                Get-CmdbSyncStatus 28 -BizId 3 -ServiceTemplateId 1 -Profile demo
            })
        $live = @($back | ForEach-Object { [StatusPS.StatusRecord] $_ })
        Assert-Alive $live $records[0, 2] -Anew
        $live[0].PSComputerName | Should -Be 127.0.0.1
        $back[0] | Out-String | Should -BeLike '*Failed*'
        $old = Invoke-Command $session { Get-JobInstanceStatus 100 -BizId 1 -Profile demo | ForEach-Object { $_.State = 'Running'; $_ } }
        ($old | Wait-Status -PassThru -ErrorAction Ignore).State | Should -Be Failed
    }

    It 'takes live records in' -Skip:($_ -like 'skipped*') {
        Invoke-Command $session { param($record) Import-Module $using:module; $record.GetType().FullName } -ArgumentList $records[0] | Should -Not -BeNullOrEmpty
        Invoke-Command $session { param($record) $record.GetType().FullName } -ArgumentList $records[0] | Should -Be StatusPS.JobInstanceStatus
    }
}

Describe 'JSON' {
    It 'reads back into what is equal' {
        foreach ($record in $records) {
            $plain = $record | ConvertTo-Json -Depth 5 | ConvertFrom-Json
            $type = $record.GetType()
            $back = [Management.Automation.LanguagePrimitives]::ConvertTo($plain, $type)
            $back | Should -BeOfType $type
            $back -eq $record | Should -BeTrue
        }
    }

    It 'can be waited on as it is' {
        $plain = Get-Old | ConvertTo-Json -Depth 5 -EnumsAsStrings | ConvertFrom-Json
        ($plain | Wait-Status -PassThru -ErrorAction Ignore).State | Should -Be Failed
    }

    It 'of something else is no record' {
        { [StatusPS.JobInstanceStatus] ('{"Service":"Dts","Id":"x"}' | ConvertFrom-Json) } | Should -Throw
    }
}
