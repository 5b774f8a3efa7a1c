BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    $key = New-TestCredential $emulator.aliyun.accessKeyId $emulator.aliyun.accessKeySecret
    function Get-StoreFile($Name) { Get-Content -Raw (Join-Path $suite.Store $Name) }
    function Save-Aliyun($Name, $With = @{}) { Set-StatusProfile -Aliyun -Name $Name -Credential $key -Endpoint $emulator.address @With }
    function Get-Seed($Through) { (Get-DtsSyncStatus 'dtsexjk1alb116****' -Profile $Through).CheckpointUnixTime }
}

AfterAll { Exit-Suite $suite }

Describe 'Set-StatusProfile' {
    BeforeEach { Reset-Suite $suite }

    It 'stores a profile that is found by its name, secret included' {
        Save-Aliyun prod | Should -BeNullOrEmpty
        Get-Seed prod | Should -Be 1610524452
        $stored = Get-StatusProfile prod
        $stored.AccessKeyId | Should -BeExactly $emulator.aliyun.accessKeyId
        $stored.Sources['AccessKeySecret'] | Should -BeExactly 'Store'
    }

    It 'stores one of each platform' {
        Set-StatusProfile -BlueKing -Name bk -Credential (New-TestCredential $emulator.blueKing.appCode $emulator.blueKing.appSecret) -Endpoint $emulator.address -UserToken (New-TestSecret $emulator.blueKing.userToken)
        Set-StatusProfile -Authing -Name pool -Credential (New-TestCredential $emulator.authing.accessKeyId $emulator.authing.accessKeySecret) -Endpoint $emulator.address
        Save-Aliyun dts
        (Get-StatusProfile).Name | Should -Be bk, dts, pool
        (Get-JobInstanceStatus 100 -BizId 1 -Profile bk).State | Should -Be 'Failed'
        (Get-AuthingSyncJob 1000 -Profile pool).SyncJobId | Should -Be 1
        Get-Seed dts | Should -Be 1610524452
    }

    It 'makes the first of a platform its default, and another with -Default' {
        Save-Aliyun a
        Save-Aliyun b
        (Get-StatusProfile | Where-Object IsDefault).Name | Should -Be 'a'
        Save-Aliyun c @{ Default = $true }
        (Get-StatusProfile | Where-Object IsDefault).Name | Should -Be 'c'
        Get-StatusProfile b | Set-StatusProfile -Default
        (Get-StatusProfile | Where-Object IsDefault).Name | Should -Be 'b'
    }

    It 'changes what is given and keeps the rest' {
        Save-Aliyun prod @{ RegionId = 'cn-beijing'; TimeoutSec = 11 }
        Set-StatusProfile -Aliyun -Name prod -RegionId cn-hangzhou
        $changed = Get-StatusProfile prod
        $changed.RegionId | Should -BeExactly 'cn-hangzhou'
        $changed.TimeoutSec | Should -Be 11
        $changed.AccessKeyId | Should -BeExactly $emulator.aliyun.accessKeyId
        Get-Seed prod | Should -Be 1610524452
    }

    It 'drops the token of temporary credentials with the key it belongs to' {
        Set-StatusProfile -Aliyun -Name dts -Credential ([pscredential]::new('STS.one', (New-TestSecret 'secret-1'))) -SecurityToken (New-TestSecret 'token-1')
        Set-StatusProfile dts -TimeoutSec 9
        (Get-StatusProfile dts).Secrets | Should -Be AccessKeySecret, SecurityToken
        Set-StatusProfile dts -Credential ([pscredential]::new('STS.one', (New-TestSecret 'secret-2')))
        (Get-StatusProfile dts).Secrets | Should -Be AccessKeySecret, SecurityToken
        Set-StatusProfile dts -Credential ([pscredential]::new('LTAI-lasting', (New-TestSecret 'secret-3')))
        (Get-StatusProfile dts).Secrets | Should -Be AccessKeySecret
        Set-StatusProfile -Aliyun -Name dts -Credential ([pscredential]::new('STS.two', (New-TestSecret 'secret-4'))) -SecurityToken (New-TestSecret 'token-2')
        (Get-StatusProfile dts).Secrets | Should -Be AccessKeySecret, SecurityToken
    }

    It 'clears a setting given as empty' {
        Save-Aliyun prod @{ RegionId = 'cn-beijing' }
        Set-StatusProfile -Aliyun -Name prod -RegionId ''
        (Get-StatusProfile prod).RegionId | Should -BeNullOrEmpty
        (Get-StatusProfile prod).Sources.Keys | Should -Not -Contain 'RegionId'
    }

    It 'replaces a secret' {
        Set-StatusProfile -Aliyun -Name prod -Credential (New-TestCredential $emulator.aliyun.accessKeyId 'wrong') -Endpoint $emulator.address
        (Split-Output { Get-Seed prod }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.Authentication,*'
        Set-StatusProfile -Aliyun -Name prod -Credential $key
        Get-Seed prod | Should -Be 1610524452
        ((Get-StoreFile secrets.json | ConvertFrom-Json).secrets.PSObject.Properties).Count | Should -Be 1
    }

    It 'knows a name whatever its case, and keeps its first spelling' {
        Save-Aliyun Prod
        Set-StatusProfile -Aliyun -Name pROD -TimeoutSec 5
        (Get-StatusProfile).Name | Should -BeExactly 'Prod'
        (Get-StatusProfile prod).TimeoutSec | Should -Be 5
        Get-Seed PROD | Should -Be 1610524452
    }

    It 'does nothing with -WhatIf' {
        $null = (New-Session 'param($key) Set-StatusProfile -Aliyun -Name prod -Credential $key -WhatIf' $key).Invoke()
        Get-StatusProfile | Should -BeNullOrEmpty
        Join-Path $suite.Store 'profiles.json' | Should -Not -Exist
        Save-Aliyun prod
        $null = (New-Session 'Set-StatusProfile -Aliyun -Name prod -TimeoutSec 5 -WhatIf').Invoke()
        (Get-StatusProfile prod).TimeoutSec | Should -Be 30
    }

    It 'stores a profile from memory, under another name if one is given' {
        $made = New-StatusProfile -Aliyun -Name made -Credential $key -Endpoint $emulator.address -RegionId cn-hangzhou
        $made | Set-StatusProfile
        $made | Set-StatusProfile -Name other
        (Get-StatusProfile).Name | Should -Be made, other
        Get-Seed other | Should -Be 1610524452
        (Get-StatusProfile other).RegionId | Should -BeExactly 'cn-hangzhou'
    }

    It 'refuses a name that another platform has' {
        Save-Aliyun prod
        $thrown = Get-Thrown { Set-StatusProfile -Authing -Name prod -Credential $key }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        "$thrown" | Should -Match 'Aliyun'
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'Remove-StatusProfile'
        (Get-StatusProfile prod).Platform | Should -Be 'Aliyun'
    }

    It 'refuses the built-in name' {
        { Set-StatusProfile -Aliyun -Name demo -Credential $key } | Should -Throw -ErrorId 'StatusPS.Profile,*'
        { Get-StatusProfile demo | Set-StatusProfile } | Should -Throw -ErrorId 'StatusPS.Profile,*'
        Get-StatusProfile | Should -BeNullOrEmpty
    }

    It 'writes settings a person can read and a platform''s default' {
        Save-Aliyun prod @{ RegionId = 'cn-beijing' }
        $file = Get-StoreFile profiles.json | ConvertFrom-Json
        $file.profiles.prod.platform | Should -BeExactly 'Aliyun'
        $file.profiles.prod.settings.RegionId | Should -BeExactly 'cn-beijing'
        $file.defaults.Aliyun | Should -BeExactly 'prod'
    }

    It 'keeps what a later version wrote' {
        Save-Aliyun prod
        $path = Join-Path $suite.Store 'profiles.json'
        $file = Get-Content -Raw $path | ConvertFrom-Json
        $file | Add-Member -NotePropertyName future -NotePropertyValue 'kept'
        $file.profiles.prod | Add-Member -NotePropertyName note -NotePropertyValue 'kept too'
        $file | ConvertTo-Json -Depth 9 | Set-Content $path
        Set-StatusProfile -Aliyun -Name prod -TimeoutSec 5
        $after = Get-StoreFile profiles.json | ConvertFrom-Json
        $after.future | Should -BeExactly 'kept'
        $after.profiles.prod.note | Should -BeExactly 'kept too'
        $after.profiles.prod.settings.TimeoutSec | Should -Be 5
    }

    It 'leaves a damaged file as it is: <File>' -ForEach @(@{ File = 'profiles.json' }, @{ File = 'secrets.json' }) {
        Save-Aliyun prod
        $path = Join-Path $suite.Store $File
        '{"version":1,' | Set-Content -NoNewline $path
        foreach ($do in { Set-StatusProfile -Aliyun -Name other -Credential $key }, { Get-StatusProfile }, { Get-Seed prod }) {
            $thrown = Get-Thrown $do
            $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*' -Because "$do"
            "$thrown" | Should -Match ([regex]::Escape($path))
        }
        Get-StoreFile $File | Should -BeExactly '{"version":1,'
    }

    It 'loses nothing when many write at once' {
        $path = Get-ModulePath
        1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:path
            Set-StatusProfile -Aliyun -Name "p$_" -Credential $using:key -Endpoint $using:emulator.address
        }
        (Get-StatusProfile).Name | Should -Be (1..8 | ForEach-Object { "p$_" })
        @(Get-StatusProfile | Where-Object IsDefault).Count | Should -Be 1
        Get-Seed p5 | Should -Be 1610524452
        Get-ChildItem $suite.Store -Filter *.tmp | Should -BeNullOrEmpty
    }

    It 'protects secrets with a passphrase where there is one' {
        $env:STATUSPS_PASSPHRASE = 'correct horse'
        Save-Aliyun prod
        (Get-StatusProfile prod).Protection | Should -BeExactly 'Passphrase'
        Join-Path $suite.Store 'key' | Should -Not -Exist
        $box = (Get-StoreFile secrets.json | ConvertFrom-Json).secrets.PSObject.Properties.Value
        $box.rounds | Should -BeGreaterOrEqual 600000
        Get-Seed prod | Should -Be 1610524452

        $env:STATUSPS_PASSPHRASE = 'another'
        $thrown = Get-Thrown { Get-Seed prod }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'STATUSPS_PASSPHRASE'

        $env:STATUSPS_PASSPHRASE = $null
        "$(Get-Thrown { Get-Seed prod })" | Should -Match 'STATUSPS_PASSPHRASE is not set'
        (Get-StatusProfile prod).AccessKeyId | Should -BeExactly $emulator.aliyun.accessKeyId
    }

    It 'says honestly that a key lies in a file' -Skip:$IsWindows {
        Save-Aliyun prod
        (Get-StatusProfile prod).Protection | Should -BeExactly 'FileKey'
        (Get-Item (Join-Path $suite.Store 'key')).Length | Should -Be 32
    }

    It 'says what to do when the key is gone' -Skip:$IsWindows {
        Save-Aliyun prod
        Remove-Item (Join-Path $suite.Store 'key')
        $thrown = Get-Thrown { Get-Seed prod }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        "$thrown" | Should -Match 'missing'
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'does not take one secret for another' -Skip:$IsWindows {
        Save-Aliyun a
        Set-StatusProfile -Aliyun -Name b -Credential (New-TestCredential other 'another-secret') -Endpoint $emulator.address
        $path = Join-Path $suite.Store 'secrets.json'
        $file = Get-Content -Raw $path | ConvertFrom-Json
        $one, $two = @($file.secrets.PSObject.Properties)
        $one.Value.data, $two.Value.data = $two.Value.data, $one.Value.data
        $file | ConvertTo-Json -Depth 9 | Set-Content $path
        "$(Get-Thrown { Get-Seed a })" | Should -Match 'changed'
    }

    It 'stores no secret for a role, and warns of none' {
        Set-StatusProfile ops -Aliyun -RoleArn acs:ram::1234567890123456:role/ops -SourceProfile base -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -BeNullOrEmpty
        $stored = Get-StatusProfile ops
        $stored.CredentialSource | Should -Be 'Profile'
        $stored.Protection | Should -BeExactly 'None'
        $stored.Secrets | Should -BeNullOrEmpty
    }

    It 'replaces the source of a key by another, with its secrets' {
        Set-StatusProfile ali -Aliyun -Credential (New-TestCredential 'id-1' 'secret-1') -SecurityToken (New-TestSecret 'token-1')
        Set-StatusProfile ali -Aliyun -EcsRamRole ops
        $stored = Get-StatusProfile ali
        $stored.CredentialSource | Should -Be 'EcsRamRole'
        $stored.AccessKeyId | Should -BeNullOrEmpty
        $stored.Secrets | Should -BeNullOrEmpty
        Set-StatusProfile ali -Aliyun -SourceProfile AliyunCli:work -AllowExternalProcess
        $stored = Get-StatusProfile ali
        $stored.EcsRamRole | Should -BeNullOrEmpty
        $stored.AllowExternalProcess | Should -BeTrue
        Set-StatusProfile ali -Aliyun -Credential (New-TestCredential 'id-2' 'secret-2')
        $stored = Get-StatusProfile ali
        $stored.CredentialSource | Should -Be 'AccessKey'
        $stored.SourceProfile | Should -BeNullOrEmpty
        $stored.AllowExternalProcess | Should -BeFalse
    }

    It 'keeps the key when a role is added, and removes the settings of a role with it' {
        Set-StatusProfile ali -Aliyun -Credential (New-TestCredential 'id-1' 'secret-1')
        Set-StatusProfile ali -Aliyun -RoleArn acs:ram::1234567890123456:role/ops -RoleSessionName jane
        (Get-StatusProfile ali).AccessKeyId | Should -BeExactly 'id-1'
        Set-StatusProfile ali -Aliyun -RoleArn ''
        $stored = Get-StatusProfile ali
        $stored.RoleSessionName | Should -BeNullOrEmpty
        $stored.Secrets | Should -Be AccessKeySecret
    }

    It 'replaces an access token by the file of one' {
        Set-StatusProfile bk -BlueKing -AccessToken (New-TestSecret 'access-1')
        Set-StatusProfile bk -BlueKing -AccessTokenFile /run/token -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -BeNullOrEmpty
        $stored = Get-StatusProfile bk
        $stored.AccessTokenFile | Should -Match 'token$'
        $stored.Secrets | Should -BeNullOrEmpty
    }

    It 'exports and imports a role without a prompt' {
        Set-StatusProfile ops -Aliyun -RoleArn acs:ram::1234567890123456:role/ops -SourceProfile base -RoleDuration 900 -ExternalId ext-1
        $file = Join-Path $suite.Folder 'roles.json'
        Export-StatusProfile $file
        Remove-StatusProfile ops
        Import-StatusProfile $file
        $stored = Get-StatusProfile ops
        $stored.SourceProfile, $stored.RoleDuration, $stored.ExternalId | Should -Be base, 900, ext-1
    }
}

Describe 'A name that is taken on another platform' {
    It 'is not written over (<How>)' -ForEach @(
        @{ How = '-Aliyun'; Do = { Set-StatusProfile taken -Aliyun -Credential $args[0] } }
        @{ How = 'from the pipeline'; Do = { New-StatusProfile -Aliyun -Name taken -Credential $args[0] | Set-StatusProfile } }
        @{ How = '-InputObject with -Name'; Do = { Set-StatusProfile -InputObject (New-StatusProfile -Aliyun -Name other -Credential $args[0]) -Name taken } }
    ) {
        $credential = New-TestCredential 'id-1' 'secret-1'
        Remove-StatusProfile taken -Confirm:$false -ErrorAction Ignore
        Set-StatusProfile taken -Authing -Credential $credential
        $thrown = Get-Thrown { & $Do $credential }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        "$thrown" | Should -Match 'is a profile of Authing, not of Aliyun'
        (Get-StatusProfile taken).Platform | Should -Be Authing
    }
}
