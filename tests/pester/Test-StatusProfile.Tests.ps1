BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
}

AfterAll { Exit-Suite $suite }

Describe 'Test-StatusProfile' {
    BeforeEach { Reset-Suite $suite }

    It 'tells every step of the built-in profile, for each platform' {
        $checks = Test-StatusProfile demo
        $checks.Count | Should -Be 15
        $checks[0] | Should -BeOfType ([StatusPS.ProfileCheck])
        $checks.Profile | Select-Object -Unique | Should -BeExactly 'demo'
        $checks.Platform | Select-Object -Unique | Should -Be BlueKing, Aliyun, Authing
        $checks[0..4].Step | Should -Be Proxy, Resolve, Tls, SignIn, Clock
        ($checks | Where-Object Step -EQ SignIn).Passed | Should -Be $true, $true, $true
        ($checks | Where-Object Step -EQ Clock).Passed | Should -Be $true, $true, $true
        ($checks | Where-Object Step -In Proxy, Resolve, Tls).Passed | Should -Be (@($null) * 9)
    }

    It 'takes right credentials for right: <Form>' -ForEach @(
        @{ Form = 'cmdb.esb' }, @{ Form = 'job.v4' }, @{ Form = 'dts.acs3.sts' }, @{ Form = 'authing.token' }
    ) {
        $checks = New-EmulatorProfile $emulator $Form | Test-StatusProfile
        $checks.Step | Should -Be Proxy, Resolve, Tls, SignIn, Clock
        $checks.Passed | Should -Be $null, $true, $null, $true, $true
        $checks[0].Detail | Should -BeExactly 'no proxy'
        $checks[1].Detail | Should -Match '127\.0\.0\.1'
        $checks[2].Detail | Should -Match 'http without TLS'
        $checks[3].Elapsed | Should -Not -Be ([timespan]::Zero)
        $checks | Where-Object Error | Should -BeNullOrEmpty
    }

    It 'tells that credentials are wrong: <Form>' -ForEach @(
        @{ Form = 'cmdb.esb' }, @{ Form = 'job.v4' }, @{ Form = 'dts.acs3.sts' }, @{ Form = 'authing.token' }
    ) {
        $output = Split-Output { New-EmulatorProfile $emulator $Form -Secret 'wr0ng-secret' | Test-StatusProfile }
        $output.Errors | Should -BeNullOrEmpty
        $check = $output.Records | Where-Object Step -EQ SignIn
        $check.Passed | Should -BeFalse
        $check.Error.Kind | Should -Be 'Authentication'
        $check.Detail | Should -BeExactly $check.Error.Message
        $output.Records[1].Passed | Should -BeTrue
        Find-Secret ($output.Records | Get-Written) 'wr0ng-secret' | Should -BeNullOrEmpty
    }

    It 'tells that nobody listens' {
        $checks = New-FormProfile 'dts.acs3' 'http://127.0.0.1:1' 'id' 'secret' | Test-StatusProfile
        $check = $checks | Where-Object Step -EQ SignIn
        $check.Passed | Should -BeFalse
        $check.Error.Kind | Should -Be 'Unavailable'
        ($checks | Where-Object Step -EQ Clock).Passed | Should -BeNullOrEmpty
    }

    It 'tells that the clock is off' {
        $stub = Start-Stub {
            @{ Status = 200; Header = @{ Date = [datetime]::UtcNow.AddMinutes(-20).ToString('r') }; Body = '{"statusCode":404,"message":"no","requestId":"r-1"}' }
        }
        try {
            $checks = New-FormProfile 'authing.signature' $stub.Address 'id' 'secret' | Test-StatusProfile
            $clock = $checks | Where-Object Step -EQ Clock
            $clock.Passed | Should -BeFalse
            $clock.Detail | Should -Match '\b(19m 59|2\dm \d\d)s ahead'
        } finally {
            Stop-Stub $stub
        }
    }

    It 'tells that an address is not taken' {
        $checks = @(New-FormProfile 'job.v4' 'http://bkapi.invalid' 'id' 'secret' | Test-StatusProfile)
        $checks[0].Passed | Should -BeFalse
        $checks[0].Error.Kind | Should -Be 'Untrusted'
        $checks.Count | Should -Be 1
    }

    It 'tests stored profiles by name and wildcard' {
        New-EmulatorProfile $emulator 'dts.acs3' -Name one | Set-StatusProfile
        New-EmulatorProfile $emulator 'dts.acs3' -Name two -Secret 'wr0ng' | Set-StatusProfile
        $checks = Test-StatusProfile t*, one
        $checks.Profile | Select-Object -Unique | Should -Be two, one
        ($checks | Where-Object Step -EQ SignIn).Passed | Should -Be $false, $true
        (Test-StatusProfile | Where-Object Step -EQ SignIn).Passed | Should -Be $true, $false
    }

    It 'reports a name that does not exist' {
        $output = Split-Output { Test-StatusProfile nope }
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $output.Errors[0].TargetObject | Should -BeExactly 'nope'
    }

    It 'says what to do when a stored secret can not be read, and tests the others' {
        $env:STATUSPS_PASSPHRASE = 'correct horse'
        New-EmulatorProfile $emulator 'dts.acs3' -Name locked | Set-StatusProfile
        $env:STATUSPS_PASSPHRASE = $null
        New-EmulatorProfile $emulator 'dts.acs3' -Name open | Set-StatusProfile
        $output = Split-Output { Test-StatusProfile locked, open }
        ($output.Records | Where-Object Profile -EQ open | Where-Object Step -EQ SignIn).Passed | Should -BeTrue
        $output.Errors.Count | Should -Be 1
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -Match 'STATUSPS_PASSPHRASE'
    }

    It 'has a step for the key of a role: its source, the role and its end' {
        $checks = Test-StatusProfile demo-role
        $checks.Step | Should -Be Proxy, Resolve, Tls, Key, SignIn, Clock
        $checks[3, 4].Passed | Should -Be $true, $true
        $checks[3].Detail | Should -Match 'acs:ram::1234567890123456:role/ops.*BuiltIn.*valid until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$'
    }

    It 'runs no sign-in without a key' {
        $checks = New-StatusProfile -Aliyun -RegionId cn-hangzhou -EcsRamRole ops -MetadataEndpoint http://127.0.0.1:1 | Test-StatusProfile
        $key, $signIn = $checks | Where-Object Step -In Key, SignIn
        $key.Passed | Should -BeFalse
        $key.Error.Message | Should -Match 'ECS role ops'
        $signIn.Passed | Should -BeNullOrEmpty
    }
}
