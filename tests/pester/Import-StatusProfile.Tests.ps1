BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    $secret = $emulator.aliyun.accessKeySecret
    $file = Join-Path $suite.Folder 'exported.json'
    function Save-Key($Name, $Id = $emulator.aliyun.accessKeyId) {
        Set-StatusProfile -Aliyun -Name $Name -Credential (New-TestCredential $Id $secret) -Endpoint $emulator.address -RegionId cn-hangzhou
    }
    function Test-Key($Name) { (Get-DtsSyncStatus 'dtsexjk1alb116****' -Profile $Name).CheckpointUnixTime -eq 1610524452 }

    # As on a new machine: the file, and no store.
    function Move-Away {
        Export-StatusProfile $file -Force
        Remove-Item $suite.Store -Recurse -Force
    }
}

AfterAll { Exit-Suite $suite }

Describe 'Import-StatusProfile' {
    BeforeEach { Reset-Suite $suite }

    It 'takes secrets by -Credential, whose user name says for which profiles' {
        Save-Key prod
        Save-Key other 'id-other'
        Move-Away
        Import-StatusProfile $file -Credential (New-TestCredential $emulator.aliyun.accessKeyId $secret), (New-TestCredential 'id-other' 'b') | Should -BeNullOrEmpty
        Test-Key prod | Should -BeTrue
        (Get-StatusProfile | Where-Object IsDefault).Name | Should -BeExactly 'prod'
        (Get-StatusProfile prod).RegionId | Should -BeExactly 'cn-hangzhou'
        (Get-StatusProfile other).AccessKeyId | Should -BeExactly 'id-other'
    }

    It 'takes secrets by -Secret, by the profile''s name or with their kind' {
        Save-Key prod
        Set-StatusProfile -BlueKing -Name bk -Endpoint $emulator.address -Credential (New-TestCredential 'app' 'a') -UserToken (New-TestSecret 't')
        Move-Away
        $handed = @{ prod = New-TestSecret $secret; BK = New-TestCredential 'app' 'a'; 'bk/UserToken' = New-TestSecret 't' }
        (Import-StatusProfile $file -Secret $handed -PassThru).Name | Should -Be bk, prod
        Test-Key prod | Should -BeTrue
        (Get-StatusProfile bk).Secrets | Should -Be AppSecret, UserToken
    }

    It 'needs no secret where the file says who keeps it' {
        Set-StatusProfile -Aliyun -Name prod -AccessKeyId $emulator.aliyun.accessKeyId -SecretVariable MY_DTS_SECRET -Endpoint $emulator.address -RegionId cn-hangzhou
        Move-Away
        Import-StatusProfile $file
        $env:MY_DTS_SECRET = $secret
        try { Test-Key prod | Should -BeTrue } finally { $env:MY_DTS_SECRET = $null }
    }

    It 'names every way to give a secret that is missing, where nobody can be asked, and imports the others' {
        Save-Key prod
        Set-StatusProfile -Authing -Name pool -AccessKeyId p -SecretVariable POOL_SECRET
        Move-Away
        $output = Invoke-Child "Import-Module `$ModulePath; Import-StatusProfile '$file' -ErrorAction SilentlyContinue -ErrorVariable failed; `$failed | ForEach-Object { `"`$(`$_.FullyQualifiedErrorId) `$_ `$(`$_.ErrorDetails.RecommendedAction)`" }"
        $output | Should -Match 'StatusPS.Profile,'
        foreach ($way in '-Credential', '-Secret @{ ''prod''', 'environment', 'vault', '-SecretVariable', '-SecretVault') { $output | Should -Match ([regex]::Escape($way)) }
        (Get-StatusProfile).Name | Should -Be pool
    }

    It 'leaves a stored profile alone without -Force, and its secrets with it' {
        Save-Key prod
        Export-StatusProfile $file -Force
        Set-StatusProfile prod -TimeoutSec 5
        $output = Split-Output { Import-StatusProfile $file }
        $output.Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $output.Errors[0].ErrorDetails.RecommendedAction | Should -Match '-Force'
        (Get-StatusProfile prod).TimeoutSec | Should -Be 5
        Import-StatusProfile $file -Force
        (Get-StatusProfile prod).TimeoutSec | Should -Be 30
        Test-Key prod | Should -BeTrue
    }

    It 'takes a secret that is handed over in place of the stored one' {
        Save-Key prod
        Export-StatusProfile $file -Force
        Set-StatusProfile prod -Credential (New-TestCredential $emulator.aliyun.accessKeyId 'out-of-date')
        (Split-Output { Get-DtsSyncStatus 'dtsexjk1alb116****' -Profile prod }).Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Authentication,*'
        Import-StatusProfile $file -Force -Secret @{ prod = New-TestSecret $secret }
        Test-Key prod | Should -BeTrue
        Set-StatusProfile prod -Credential (New-TestCredential $emulator.aliyun.accessKeyId 'out-of-date')
        Import-StatusProfile $file -Force -Credential (New-TestCredential $emulator.aliyun.accessKeyId $secret)
        Test-Key prod | Should -BeTrue
    }

    It 'stores nothing with -WhatIf, and only what -Name says' {
        Save-Key prod
        Save-Key other
        Move-Away
        $null = (New-Session 'param($file) Import-StatusProfile $file -WhatIf' $file).Invoke()
        Get-StatusProfile | Should -BeNullOrEmpty
        Import-StatusProfile $file ot* -Credential (New-TestCredential $emulator.aliyun.accessKeyId $secret)
        (Get-StatusProfile).Name | Should -Be other
    }

    It 'protects what it is handed as it is told' {
        Save-Key prod
        Move-Away
        $env:STATUSPS_PASSPHRASE = 'correct horse'
        Import-StatusProfile $file -Secret @{ prod = New-TestSecret $secret } -Protection Passphrase
        (Get-StatusProfile prod).Protection | Should -BeExactly 'Passphrase'
    }

    It 'refuses a secret as plain text' {
        Save-Key prod
        Move-Away
        $output = Split-Output { Import-StatusProfile $file -Secret @{ prod = 'plain-s3cret' } }
        "$($output.Errors[0])" | Should -Match 'not a SecureString'
        Find-Secret "$($output.Errors[0]) $($output.Errors[0].ErrorDetails.RecommendedAction)" 'plain-s3cret' | Should -BeNullOrEmpty
        Get-StatusProfile | Should -BeNullOrEmpty
    }

    It 'refuses another file: <Why>' -ForEach @(
        @{ Why = 'no JSON'; Text = '{' }
        @{ Why = 'something else'; Text = '{"a":1}' }
        @{ Why = 'a secret among the settings'; Text = '{"version":1,"profiles":{"a":{"platform":"Aliyun","settings":{"AccessKeySecret":"in-the-clear"}}}}' }
        @{ Why = 'the built-in name'; Text = '{"version":1,"profiles":{"demo":{"platform":"Aliyun"}}}' }
        @{ Why = 'a user in the address'; Text = '{"version":1,"profiles":{"a":{"platform":"Aliyun","settings":{"Endpoint":"https://me:pass@example.com"}}}}' }
    ) {
        $Text | Set-Content $file
        $failed = Get-Thrown { Import-StatusProfile $file -ErrorAction Stop }
        $failed.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        "$failed" | Should -Not -Match 'in-the-clear'
        Get-StatusProfile | Should -BeNullOrEmpty
    }

    It 'says so when the file is not there' {
        "$(Get-Thrown { Import-StatusProfile (Join-Path $suite.Folder 'nothing.json') })" | Should -Match 'nothing.json'
    }
}
