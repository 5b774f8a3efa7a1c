BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $stub = Start-Stub { @{ Status = 200; Body = '{"statusCode":401,"apiCode":1301,"message":"no","requestId":"r-1"}' } }
    function Save-Pool($Name) { Set-StatusProfile -Authing -Name $Name -Endpoint $stub.Address -Credential (New-TestCredential "id-$Name" 'secret-1') }

    # The access key id that a query without a profile signs in with.
    function Get-Caller {
        $stub.State.Requests.Clear()
        $null = Split-Output { Get-AuthingSyncJob 1000 }
        @($stub.State.Requests)[0] -match '"accessKeyId":"([^"]+)"' | Out-Null
        $Matches[1]
    }
}

AfterAll {
    Stop-Stub $stub
    Exit-Suite $suite
}

Describe 'Select-StatusProfile' {
    BeforeEach { Reset-Suite $suite }

    It 'chooses for the queries that follow, until it is cleared' {
        Save-Pool a
        Save-Pool b
        Get-Caller | Should -BeExactly 'id-a'
        Select-StatusProfile b | Should -BeNullOrEmpty
        Get-Caller | Should -BeExactly 'id-b'
        Select-StatusProfile -Clear
        Get-Caller | Should -BeExactly 'id-a'
    }

    It 'chooses for the profile''s platform only' {
        Save-Pool a
        Set-StatusProfile -Aliyun -Name dts -Credential (New-TestCredential 'id' 'secret')
        Select-StatusProfile dts
        Get-Caller | Should -BeExactly 'id-a'
    }

    It 'chooses the built-in profile for every service' {
        Select-StatusProfile demo
        (Get-CmdbSyncStatus 28 -BizId 3 -ServiceTemplateId 1).Profile | Should -Be 'demo'
        (Get-JobInstanceStatus 100 -BizId 1).Profile | Should -Be 'demo'
        (Get-DtsSyncStatus dtsdemofailed).Profile | Should -Be 'demo'
        (Get-AuthingSyncJob 1000).Profile | Should -Be 'demo'
    }

    It 'takes a profile from memory, by parameter and by pipeline' {
        Save-Pool a
        $made = New-StatusProfile -Authing -Name made -Endpoint $stub.Address -Credential (New-TestCredential 'id-made' 'secret-1')
        Select-StatusProfile $made
        Get-Caller | Should -BeExactly 'id-made'
        Select-StatusProfile a
        $made | Select-StatusProfile
        Get-Caller | Should -BeExactly 'id-made'
    }

    It 'keeps a name as a name: what is stored under it later holds' {
        Save-Pool a
        Select-StatusProfile a
        Set-StatusProfile -Authing -Name a -Credential (New-TestCredential 'id-new' 'secret-1')
        Get-Caller | Should -BeExactly 'id-new'
    }

    It 'uses a profile of the environment that was chosen by its name' {
        Save-Pool a
        $env:AUTHING_ACCESS_KEY_ID = 'id-environment'
        $env:AUTHING_ACCESS_KEY_SECRET = 'secret-1'
        $env:AUTHING_HOST = $stub.Address
        Select-StatusProfile environment
        Get-Caller | Should -BeExactly 'id-environment'
    }

    It 'refuses a name that does not exist, and keeps the choice' {
        Save-Pool a
        Save-Pool b
        Select-StatusProfile b
        $thrown = Get-Thrown { Select-StatusProfile nope -ErrorAction Ignore }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.TargetObject | Should -BeExactly 'nope'
        Get-Caller | Should -BeExactly 'id-b'
    }

    It 'holds in its own runspace only' {
        Save-Pool a
        Save-Pool b
        Select-StatusProfile b
        $path = Get-ModulePath
        $null = 1 | ForEach-Object -Parallel {
            Import-Module $using:path
            Select-StatusProfile a
        }
        Get-Caller | Should -BeExactly 'id-b'
    }
}
