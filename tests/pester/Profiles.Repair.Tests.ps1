BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $secret = 'secret-1'
    $suite = Enter-Suite
    function Save-Pool($Name) { Set-StatusProfile -Authing -Name $Name -Credential (New-TestCredential "id-$Name" $secret) }
}

AfterAll { Exit-Suite $suite }

Describe 'Get-StatusProfile -Repair' {
    BeforeEach {
        Reset-Suite $suite
        Save-Pool a
        Save-Pool b
        $settings = Join-Path $suite.Store 'profiles.json'
        $whole = Get-Content -Raw $settings
    }

    It 'brings the last good copy back: <How>' -ForEach @(
        @{ How = 'truncated'; Damage = { $whole.Substring(0, 40) | Set-Content -NoNewline $settings } }
        @{ How = 'empty'; Damage = { Clear-Content $settings } }
        @{ How = 'gone'; Damage = { Remove-Item $settings } }
    ) {
        & $Damage
        $thrown = Get-Thrown { Get-StatusProfile }
        "$thrown" | Should -Match ([regex]::Escape($settings))
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'Get-StatusProfile -Repair'
        { Save-Pool c } | Should -Throw -ErrorId 'StatusPS.Profile,*'
        (Get-StatusProfile -Repair -Force).Name | Should -Be a, b
        Get-Content -Raw $settings | Should -BeExactly $whole
    }

    It 'does nothing with -WhatIf' {
        '{' | Set-Content -NoNewline $settings
        $null = (New-Session 'Get-StatusProfile -Repair -Force -WhatIf').Invoke()
        Get-Content -Raw $settings | Should -BeExactly '{'
    }

    It 'leaves a whole store as it is' {
        (Get-StatusProfile -Repair -Force).Name | Should -Be a, b
        Join-Path $suite.Store 'profiles.json.damaged' | Should -Not -Exist
    }

    It 'does not bring back what was removed' {
        Remove-StatusProfile b
        '{' | Set-Content -NoNewline $settings
        (Get-StatusProfile -Repair -Force).Name | Should -Be a
        ((Get-Content -Raw (Join-Path $suite.Store 'secrets.json') | ConvertFrom-Json).secrets.PSObject.Properties).Count | Should -Be 1
    }
}

Describe 'A store of a later version' {
    BeforeEach { Reset-Suite $suite }

    It 'is read, and keeps its version and what this one does not know' {
        Save-Pool a
        foreach ($name in 'profiles.json', 'secrets.json') {
            $path = Join-Path $suite.Store $name
            $file = Get-Content -Raw $path | ConvertFrom-Json
            $file.version = 7
            $file | Add-Member future 'kept'
            $file | ConvertTo-Json -Depth 9 | Set-Content $path
        }
        (Get-StatusProfile).Name | Should -Be a
        Save-Pool b
        foreach ($name in 'profiles.json', 'secrets.json') {
            $file = Get-Content -Raw (Join-Path $suite.Store $name) | ConvertFrom-Json
            $file.version | Should -Be 7
            $file.future | Should -BeExactly 'kept'
        }
    }
}
