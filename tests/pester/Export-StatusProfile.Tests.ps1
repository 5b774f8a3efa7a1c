BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $secret, $token = 'S3cret/+&<"é$>=', 'U5er+token/='
    $file = Join-Path $suite.Folder 'exported.json'
}

AfterAll { Exit-Suite $suite }

Describe 'Export-StatusProfile' {
    BeforeEach {
        Reset-Suite $suite
        Remove-Item $file -ErrorAction Ignore
        Set-StatusProfile -BlueKing -Name site-a -Endpoint https://bkapi.example.com -UserName ops -Credential (New-TestCredential 'app-a' $secret) -UserToken (New-TestSecret $token)
        Set-StatusProfile -Aliyun -Name dts -RegionId cn-beijing -AccessKeyId id-dts -SecretVariable DTS_SECRET
    }

    It 'writes settings, and of secrets their names' {
        Export-StatusProfile $file | Should -BeNullOrEmpty
        $written = Get-Content -Raw $file | ConvertFrom-Json
        $written.profiles.'site-a'.settings.AppCode | Should -BeExactly 'app-a'
        $written.profiles.'site-a'.secrets.PSObject.Properties.Name | Should -Be AppSecret, UserToken
        $written.profiles.'site-a'.secrets.AppSecret | Should -BeNullOrEmpty
        $written.profiles.dts.secrets.AccessKeySecret.environment | Should -BeExactly 'DTS_SECRET'
        Find-Secret (Get-Content -Raw $file) $secret, $token | Should -BeNullOrEmpty
    }

    It 'writes those that are named' {
        Export-StatusProfile $file -Name site-*
        (Get-Content -Raw $file | ConvertFrom-Json).profiles.PSObject.Properties.Name | Should -Be site-a
        Get-StatusProfile dts | Export-StatusProfile $file -Force
        (Get-Content -Raw $file | ConvertFrom-Json).profiles.PSObject.Properties.Name | Should -Be dts
        (Export-StatusProfile $file -Force -PassThru).FullName | Should -BeExactly $file
    }

    It 'reports a name that is not stored' {
        (Split-Output { Export-StatusProfile $file -Name nope, dts }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
    }

    It 'writes over nothing without -Force, and nothing with -WhatIf' {
        'mine' | Set-Content $file
        $thrown = Get-Thrown { Export-StatusProfile $file }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Match '-Force'
        $null = (New-Session 'param($file) Export-StatusProfile $file -Force -WhatIf' $file).Invoke()
        Get-Content $file | Should -BeExactly 'mine'
    }
}
