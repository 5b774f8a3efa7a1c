BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $credential = New-TestCredential 'id-1' 'secret-1'
    function Get-StoreFile($Name) { Get-Content -Raw (Join-Path $suite.Store $Name) | ConvertFrom-Json }
}

AfterAll { Exit-Suite $suite }

Describe 'Remove-StatusProfile' {
    BeforeEach {
        Reset-Suite $suite
        'prod-a', 'prod-b', 'test' | ForEach-Object { Set-StatusProfile -Aliyun -Name $_ -Credential $credential }
    }

    It 'removes a profile, its secret and its place as default' {
        $before = (Get-StoreFile profiles.json).profiles.'prod-a'.secrets.AccessKeySecret
        Remove-StatusProfile PROD-A | Should -BeNullOrEmpty
        (Get-StatusProfile).Name | Should -Be prod-b, test
        (Get-StatusProfile | Where-Object IsDefault) | Should -BeNullOrEmpty
        (Get-StoreFile secrets.json).secrets.PSObject.Properties.Name | Should -Not -Contain $before
        @((Get-StoreFile secrets.json).secrets.PSObject.Properties).Count | Should -Be 2
        (Get-StoreFile profiles.json).defaults.PSObject.Properties.Name | Should -Not -Contain 'Aliyun'
    }

    It 'keeps the default when another is removed' {
        Remove-StatusProfile test
        (Get-StatusProfile | Where-Object IsDefault).Name | Should -Be prod-a
    }

    It 'takes wildcards and the pipeline' {
        Remove-StatusProfile prod-*
        (Get-StatusProfile).Name | Should -Be test
        Get-StatusProfile | Remove-StatusProfile
        Get-StatusProfile | Should -BeNullOrEmpty
    }

    It 'does nothing with -WhatIf' {
        $null = (New-Session 'Remove-StatusProfile * -WhatIf').Invoke()
        (Get-StatusProfile).Name | Should -Be prod-a, prod-b, test
    }

    It 'reports a name that does not exist, and removes the others' {
        $output = Split-Output { Remove-StatusProfile nope, test }
        $output.Errors.Count | Should -Be 1
        $output.Errors[0].TargetObject | Should -BeExactly 'nope'
        (Get-StatusProfile).Name | Should -Be prod-a, prod-b
    }

    It 'says of a profile that is not stored where it comes from' {
        $env:AUTHING_ACCESS_KEY_ID = 'env-id'
        $env:AUTHING_ACCESS_KEY_SECRET = 'env-secret'
        $output = Split-Output { Remove-StatusProfile environment, demo }
        $output.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        "$($output.Errors[0])" | Should -Match 'Environment'
        "$($output.Errors[1])" | Should -Match 'BuiltIn'
        (Get-StatusProfile environment).AccessKeyId | Should -BeExactly 'env-id'
    }

    It 'needs a name' {
        (Get-Command Remove-StatusProfile).Parameters['Name'].Attributes.Where({ $_ -is [Parameter] }).Mandatory | Should -BeTrue
    }
}
