# Times and durations as they are typed: as an argument, in a string, in a variable and by splatting.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $now = $DemoTime.LocalDateTime
    function Get-Listed($Since) { (Get-JobInstanceStatus -Since $Since -BizId 1 -Profile demo).Id | Sort-Object }
    # Equal times have no order of their own. PowerShell binds the text as if it was typed at the prompt.
    function Get-Typed($Line) { (Invoke-Expression "Get-JobInstanceStatus -BizId 1 -Profile demo -Since $Line").Id | Sort-Object }
    function New-Timed($Line) { Invoke-Expression "New-StatusProfile timed -Aliyun -RegionId cn-hangzhou -AccessKeyId id-1 -SecretVariable NONE $Line" }
}

AfterAll { Exit-Suite $suite }

Describe '-Since' {
    It 'takes a duration before now: <_>' -ForEach '1h', '''1h''', '60m', '３６００s', '3600s', '1h0m', '([timespan]''01:00:00'')', '1H' {
        Get-Typed $_ | Should -Be (Get-Listed $now.AddHours(-1))
    }

    It 'takes a day, which PowerShell reads as a decimal number: <_>' -ForEach '1d', '''1d''', '24h', '"1d"', '([timespan]::FromDays(1))' {
        Get-Typed $_ | Should -Be (Get-Listed $now.AddDays(-1))
    }

    It 'takes half a day and a week' {
        Get-Typed '0.5d' | Should -Be (Get-Listed $now.AddHours(-12))
        Get-Typed '1w' | Should -Be (Get-Listed $now.AddDays(-7))
    }

    It 'takes today and yesterday, also in Chinese: <Typed>' -ForEach @(
        @{ Typed = 'today'; Days = 0 }, @{ Typed = '今天'; Days = 0 }, @{ Typed = 'Yesterday'; Days = 1 }, @{ Typed = '昨天'; Days = 1 }
    ) {
        Get-Typed $Typed | Should -Be (Get-Listed $now.Date.AddDays(-$Days))
    }

    It 'takes a date, a date with an offset and a DateTimeOffset' {
        $hour = Get-Listed $now.AddHours(-1)
        Get-Typed "'$($now.AddHours(-1).ToString('o'))'" | Should -Be $hour
        Get-Typed "'$($DemoTime.AddHours(-1).ToOffset('09:00').ToString('o'))'" | Should -Be $hour
        Get-Listed $DemoTime.AddHours(-1) | Should -Be $hour
    }

    It 'means the same in a variable and by splatting: <_>' -ForEach '1h', '1d', '90m' {
        $typed = Get-Typed $_
        $line = @{ Since = $_ }
        (Get-JobInstanceStatus -BizId 1 -Profile demo @line).Id | Sort-Object | Should -Be $typed
        $variable = Invoke-Expression ($_ -eq '1d' ? $_ : "'$_'")
        (Get-JobInstanceStatus -BizId 1 -Profile demo -Since $variable).Id | Sort-Object | Should -Be $typed
        @(Get-StatusOverview demo -Service Job -Since $variable).Count | Should -Be $typed.Count
    }

    It 'ends at -Until in the same forms' {
        Get-Typed '4h -Until 1h' | Should -Be ((Get-JobInstanceStatus -BizId 1 -Profile demo -Since $now.AddHours(-4) -Until $now.AddHours(-1)).Id | Sort-Object)
    }

    It 'is one error that names the forms, and nothing is listed: <_>' -ForEach 'soon', '5', '"-5m"', '([timespan]"-01:00:00")', '2026-13-01', '1y' {
        $thrown = Get-Thrown { Get-Typed $_ }
        "$thrown" | Should -Match '90m, 2h, 1d, 1w, today, yesterday'
    }

    It 'is an error in the future, for a list and once for all profiles' {
        $later = $now.AddDays(1)
        { Get-JobInstanceStatus -Since $later -Profile demo } | Should -Throw -ErrorId 'StatusPS.InvalidRequest,*'
        { Get-StatusOverview demo -Since $later } | Should -Throw -ErrorId 'StatusPS.InvalidRequest,*'
        (Get-Thrown { Get-StatusOverview demo -Since $later }).ErrorDetails.RecommendedAction | Should -Match '2h, 1d'
    }
}

Describe 'Durations in seconds' {
    It 'are <Seconds> s for <Typed>' -ForEach @(
        @{ Typed = '90'; Seconds = 90 }, @{ Typed = '90s'; Seconds = 90 }, @{ Typed = '"90s"'; Seconds = 90 }, @{ Typed = '2s'; Seconds = 2 }
        @{ Typed = '5m'; Seconds = 300 }, @{ Typed = '1h'; Seconds = 3600 }, @{ Typed = '00:05:00'; Seconds = 300 }, @{ Typed = '1m30s'; Seconds = 90 }
        @{ Typed = '([timespan]"00:01:30")'; Seconds = 90 }, @{ Typed = '"90"'; Seconds = 90 }, @{ Typed = '９０s'; Seconds = 90 }, @{ Typed = '90.0'; Seconds = 90 }
    ) {
        (New-Timed "-TimeoutSec $Typed").TimeoutSec | Should -Be $Seconds
    }

    It 'mean the same by splatting, and a day is a day' {
        $timed = @{ RoleDuration = '1h'; RoleArn = 'acs:ram::1:role/ops' }
        (New-StatusProfile timed -Aliyun -AccessKeyId id-1 -SecretVariable NONE @timed).RoleDuration | Should -Be 3600
        { Wait-Status -Timeout 31d } | Should -Throw '*2678400*'
        $line = @{ Timeout = '31d' }
        { Watch-Status @line } | Should -Throw '*2678400*'
        { Watch-Status -Interval 2h } | Should -Throw '*7200*'
        @() | Wait-Status -Timeout 5m -Interval 10s | Should -BeNullOrEmpty
    }

    It 'are one error that names the forms: <_>' -ForEach 'soon', '"-5m"', '1y', '([timespan]"-01:00:00")' {
        "$(Get-Thrown { New-Timed "-TimeoutSec $_" })" | Should -Match '90s, 5m, 2h, 1d, 00:05:00'
    }

    It 'are completed: <_>' -ForEach 'Wait-Status -Timeout ', 'Watch-Status -Interval ', 'Get-JobInstanceStatus -Since ', 'Get-StatusOverview -Since ', 'Get-StatusLog -Since ' {
        (TabExpansion2 $_ $_.Length).CompletionMatches.CompletionText | Should -Be 15m, 1h, 1d, 7d
    }
}
