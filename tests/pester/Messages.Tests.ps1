BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    function Get-Told([string] $Language, [string] $Script) {
        Invoke-Child "Import-Module `$ModulePath; `$ErrorActionPreference = 'SilentlyContinue'; $Script" @{ LC_ALL = "$Language.UTF-8"; LANG = "$Language.UTF-8"; NO_COLOR = '1' }
    }
    $failing = @'
$null = Get-JobInstanceStatus 999 -BizId 1 -Profile demo -ErrorVariable one
$null = Get-JobInstanceStatus 102 -BizId 1 -Profile demo | Wait-Status -ErrorVariable two
$null = Get-JobInstanceStatus 103 -BizId 1 -Profile demo | Wait-Status -Timeout 1 -ErrorVariable three -WarningVariable warned -WarningAction SilentlyContinue
try { Get-JobInstanceStatus 1 -BizId 1 -Profile gone } catch { $four = $_ }
foreach ($each in $one[0], $two[0], $three[0], $four) { "$($each.FullyQualifiedErrorId)|$($each.CategoryInfo.Category)|$each|$($each.ErrorDetails.RecommendedAction)" }
"warning|-|$warned|-"
'@
}

AfterAll { Exit-Suite $suite }

Describe 'What a person is told' {
    It 'is Chinese in a Chinese session, and its ids are not' {
        $english, $chinese = 'en_US', 'zh_CN' | ForEach-Object { , @((Get-Told $_ $failing) -split '\r?\n' | Where-Object { $_ -match '\|' }) }
        $english.Count | Should -Be 5
        $chinese.Count | Should -Be 5
        for ($i = 0; $i -lt 5; $i++) {
            $told, $said = ($english[$i] -split '\|'), ($chinese[$i] -split '\|')
            $said[0, 1] | Should -Be $told[0, 1]
            $said[2] | Should -Match '[\u4e00-\u9fff]{2}'
            # The first quotes the service's own words.
            if ($i -gt 0) { $said[2] | Should -Not -Match '[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}' }
            $told[2] | Should -Not -Match '[\u4e00-\u9fff]'
            if ($said[3] -ne '-') { $said[3] | Should -Match '[\u4e00-\u9fff]{2}' }
        }
    }

    It 'is in the help of the session''s language: <_>' -ForEach 'Get-JobInstanceStatus', 'Wait-Status', 'Set-StatusProfile', 'about_StatusPS_States' {
        $topic = $_
        $english = Get-Told 'en_US' "Get-Help $topic -Full | Out-String -Width 100"
        $chinese = Get-Told 'zh_CN' "Get-Help $topic -Full | Out-String -Width 100"
        $english | Should -Not -Match '[\u4e00-\u9fff]'
        [regex]::Matches($chinese, '[\u4e00-\u9fff]').Count | Should -BeGreaterThan 300
        foreach ($told in $english, $chinese) { $told.Length | Should -BeGreaterThan 2000 }
    }
}
