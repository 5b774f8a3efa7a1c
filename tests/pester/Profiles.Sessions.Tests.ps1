BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $stub = Start-Stub { @{ Status = 200; Body = '{"statusCode":401,"apiCode":1301,"message":"no","requestId":"r-1"}' } }
    function New-Pool($Name) { New-StatusProfile -Authing -Name $Name -Endpoint $stub.Address -MaxRetry 0 -Credential (New-TestCredential "id-$Name" 'S3cret/+&<"') }
    function Save-Pool($Name) { New-Pool $Name | Set-StatusProfile }

    # The access key ids that signed in while a script block ran.
    function Get-Caller([scriptblock] $Asked) {
        $stub.State.Requests.Clear()
        $null = Split-Output $Asked
        [regex]::Matches("$($stub.State.Requests)", '"accessKeyId":"([^"]+)"').ForEach({ $_.Groups[1].Value }) | Select-Object -Unique
    }

    $noJob = Get-StartJobProblem
    $module = Get-ModulePath
    $ways = @{
        'ForEach-Object -Parallel' = { 1 | ForEach-Object -Parallel { Import-Module $using:module; Get-AuthingSyncJob 1000 -ErrorAction SilentlyContinue } }
        'Start-ThreadJob'          = { Start-ThreadJob { Import-Module $using:module; Get-AuthingSyncJob 1000 -ErrorAction SilentlyContinue } | Receive-Job -Wait -AutoRemoveJob }
        'Start-Job'                = { Start-Job { Import-Module $using:module; Get-AuthingSyncJob 1000 -ErrorAction SilentlyContinue } | Receive-Job -Wait -AutoRemoveJob }
    }
}

AfterAll {
    Stop-Stub $stub
    Exit-Suite $suite
}

Describe 'Select-StatusProfile -Scope Process' {
    BeforeEach {
        Reset-Suite $suite
        'default', 'chosen' | ForEach-Object { Save-Pool $_ }
    }

    It 'reaches <Way>' -ForEach @(@{ Way = 'ForEach-Object -Parallel' }, @{ Way = 'Start-ThreadJob' }, @{ Way = 'Start-Job' }) {
        if ($noJob -and $Way -eq 'Start-Job') { Set-ItResult -Skipped -Because $noJob; return }
        Select-StatusProfile chosen
        Get-Caller { Get-AuthingSyncJob 1000 } | Should -BeExactly 'id-chosen'
        Get-Caller $ways[$Way] | Should -BeExactly 'id-default' -Because 'the session''s choice is the runspace''s own'
        Select-StatusProfile chosen -Scope Process
        Get-Caller $ways[$Way] | Should -BeExactly 'id-chosen'
        Get-Caller { Get-AuthingSyncJob 1000 } | Should -BeExactly 'id-chosen'
    }

    It 'is what STATUSPS_PROFILE does by itself: <Way>' -ForEach @(@{ Way = 'ForEach-Object -Parallel' }, @{ Way = 'Start-ThreadJob' }) {
        $env:STATUSPS_PROFILE = 'chosen'
        Get-Caller $ways[$Way] | Should -BeExactly 'id-chosen'
    }

    It 'keeps one name for each platform, and forgets them all with -Clear' {
        Set-StatusProfile -Aliyun -Name dts -Credential (New-TestCredential 'id' 'secret-1')
        Select-StatusProfile dts -Scope Process
        Select-StatusProfile default -Scope Process
        $env:STATUSPS_PROFILE | Should -BeExactly 'dts,default'
        Select-StatusProfile chosen -Scope Process
        $env:STATUSPS_PROFILE | Should -BeExactly 'dts,chosen'
        Select-StatusProfile -Clear
        $env:STATUSPS_PROFILE | Should -BeExactly 'dts,chosen'
        Select-StatusProfile -Clear -Scope Process
        $env:STATUSPS_PROFILE | Should -BeNullOrEmpty
    }

    It 'takes the place of the runspace''s own choice' {
        Select-StatusProfile default
        Select-StatusProfile chosen -Scope Process
        Get-Caller { Get-AuthingSyncJob 1000 } | Should -BeExactly 'id-chosen'
        Select-StatusProfile default
        Get-Caller { Get-AuthingSyncJob 1000 } | Should -BeExactly 'id-default'
    }

    It 'refuses a profile in memory, and says what to do' {
        $thrown = Get-Thrown { New-Pool made | Select-StatusProfile -Scope Process }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'Set-StatusProfile.*\$using:'
        $env:STATUSPS_PROFILE | Should -BeNullOrEmpty
    }

    It 'emits the profile with -PassThru' {
        (Select-StatusProfile chosen -PassThru).Name | Should -BeExactly 'chosen'
        (Select-StatusProfile demo -PassThru).Platform | Should -Be BlueKing, Aliyun, Authing
    }
}

Describe 'A name that is handed on' {
    BeforeEach {
        Reset-Suite $suite
        'default', 'named' | ForEach-Object { Save-Pool $_ }
    }

    It 'is found wherever it comes: <Way>' -ForEach @(
        @{ Way = 'ForEach-Object -Parallel'; Do = { 1 | ForEach-Object -Parallel { Import-Module $using:module; $using:name, $using:stored | ForEach-Object { Get-AuthingSyncJob 1000 -Profile $_ -ErrorAction SilentlyContinue } } } }
        @{ Way = 'Start-ThreadJob'; Do = { Start-ThreadJob { Import-Module $using:module; $using:name, $using:stored | ForEach-Object { Get-AuthingSyncJob 1000 -Profile $_ -ErrorAction SilentlyContinue } } | Receive-Job -Wait -AutoRemoveJob } }
        @{ Way = 'Start-Job'; Do = { Start-Job { Import-Module $using:module; $using:name, $using:stored | ForEach-Object { Get-AuthingSyncJob 1000 -Profile $_ -ErrorAction SilentlyContinue } } | Receive-Job -Wait -AutoRemoveJob } }
    ) {
        if ($noJob -and $Way -eq 'Start-Job') { Set-ItResult -Skipped -Because $noJob; return }
        # A stored profile as an object travels as a reference to its name.
        $name, $stored = 'named', (Get-StatusProfile named)
        Get-Caller $Do | Should -BeExactly 'id-named'
        [regex]::Matches("$($stub.State.Requests)", '"accessKeyId":"id-named"').Count | Should -Be 2
    }
}

Describe 'A profile in memory that is handed on' {
    BeforeEach { Reset-Suite $suite }

    It 'arrives alive in ForEach-Object -Parallel and in a thread job' {
        $made = New-Pool made
        Get-Caller { 1 | ForEach-Object -Parallel { Import-Module $using:module; Get-AuthingSyncJob 1000 -Profile $using:made -ErrorAction SilentlyContinue } } | Should -BeExactly 'id-made'
        Get-Caller { Start-ThreadJob { Import-Module $using:module; Get-AuthingSyncJob 1000 -Profile $using:made -ErrorAction SilentlyContinue } | Receive-Job -Wait -AutoRemoveJob } | Should -BeExactly 'id-made'
    }

    It 'is refused in another process, with the reason, and is no other profile of its name' {
        if ($noJob) { Set-ItResult -Skipped -Because $noJob; return }
        Save-Pool made # Stored under the same name: another profile.
        $made = New-Pool made
        $stub.State.Requests.Clear()
        $told = Start-Job {
            Import-Module $using:module
            $uses = @{
                'a query'              = { Get-AuthingSyncJob 1000 -Profile $args[0] }
                'Test-StatusProfile'   = { Test-StatusProfile -InputObject $args[0] }
                'Set-StatusProfile'    = { $args[0] | Set-StatusProfile }
                'Select-StatusProfile' = { $args[0] | Select-StatusProfile }
            }
            $told = @{}
            foreach ($use in $uses.Keys) {
                $told[$use] = try { & $uses[$use] $using:made } catch { "$($_.FullyQualifiedErrorId)|$_|$($_.ErrorDetails.RecommendedAction)" }
            }
            $told
        } | Receive-Job -Wait -AutoRemoveJob
        $told.Count | Should -Be 4
        foreach ($use in $told.Keys) {
            $told[$use] | Should -Match 'StatusPS.Profile,' -Because $use
            $told[$use] | Should -Match 'lost its secrets' -Because $use
            $told[$use] | Should -Match 'Set-StatusProfile.*Select-StatusProfile -Scope Process.*-SecretVault' -Because $use
        }
        $stub.State.Requests.Count | Should -Be 0
    }

    It 'has no secret in Clixml' {
        $made = New-Pool made
        Find-Secret ([Management.Automation.PSSerializer]::Serialize($made, 9)) 'S3cret/+&<"' | Should -BeNullOrEmpty
    }

    It 'is shown as the session''s where the session chose it' {
        New-Pool made | Select-StatusProfile
        $found = Get-StatusProfile
        $found.Name | Should -BeExactly 'made'
        $found.Sources['AccessKeySecret'] | Should -BeExactly 'Session'
        $found.Protection | Should -BeExactly 'Memory'
        Select-StatusProfile -Clear
        Get-StatusProfile | Should -BeNullOrEmpty
    }
}
