BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $topics = 'Get-JobInstanceStatus', 'Wait-Status', 'Set-StatusProfile', 'about_StatusPS_States'
    $script = @'
$null = Get-JobInstanceStatus 999 -BizId 1 -Profile demo -ErrorVariable one
$null = Get-JobInstanceStatus 102 -BizId 1 -Profile demo | Wait-Status -ErrorVariable two
$null = Get-JobInstanceStatus 103 -BizId 1 -Profile demo | Wait-Status -Timeout 1 -ErrorVariable three -WarningVariable warned -WarningAction SilentlyContinue
try { Get-JobInstanceStatus 1 -BizId 1 -Profile gone } catch { $four = $_ }
$lines = foreach ($each in $one[0], $two[0], $three[0], $four) { "$($each.FullyQualifiedErrorId)|$($each.CategoryInfo.Category)|$each|$($each.ErrorDetails.RecommendedAction)" }
$help = @{}
foreach ($topic in 'topics' -split ',') { $help[$topic] = Get-Help $topic -Full | Out-String -Width 100 }
@{ Lines = @($lines; "warning|-|$warned|-"); Help = $help } | ConvertTo-Json -Depth 3
'@.Replace("'topics'", "'$($topics -join ',')'")
    # One child a language.
    $english, $chinese = 'en_US', 'zh_CN' | ForEach-Object {
        Invoke-Child "Import-Module `$ModulePath; `$ErrorActionPreference = 'SilentlyContinue'; $script" @{ LC_ALL = "$_.UTF-8"; LANG = "$_.UTF-8"; NO_COLOR = '1' } | ConvertFrom-Json
    }
}

AfterAll { Exit-Suite $suite }

Describe 'What a person is told' {
    It 'is Chinese in a Chinese session, and its ids are not' {
        $english.Lines.Count | Should -Be 5
        $chinese.Lines.Count | Should -Be 5
        for ($i = 0; $i -lt 5; $i++) {
            $englishParts, $chineseParts = ($english.Lines[$i] -split '\|'), ($chinese.Lines[$i] -split '\|')
            $chineseParts[0, 1] | Should -Be $englishParts[0, 1]
            $chineseParts[2] | Should -Match '[\u4e00-\u9fff]{2}'
            # The first quotes the service's own words.
            if ($i -gt 0) { $chineseParts[2] | Should -Not -Match '[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}' }
            $englishParts[2] | Should -Not -Match '[\u4e00-\u9fff]'
            if ($chineseParts[3] -ne '-') { $chineseParts[3] | Should -Match '[\u4e00-\u9fff]{2}' }
        }
    }

    It 'is in the help of the session''s language: <_>' -ForEach 'Get-JobInstanceStatus', 'Wait-Status', 'Set-StatusProfile', 'about_StatusPS_States' {
        $english.Help.$_ | Should -Not -Match '[\u4e00-\u9fff]'
        [regex]::Matches($chinese.Help.$_, '[\u4e00-\u9fff]').Count | Should -BeGreaterThan 300
        foreach ($englishParts in $english.Help.$_, $chinese.Help.$_) { $englishParts.Length | Should -BeGreaterThan 2000 }
    }
}
