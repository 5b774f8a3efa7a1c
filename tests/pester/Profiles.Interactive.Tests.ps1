# A person at a prompt: a real terminal, keys typed one after another, and what is on the screen and in the history after it.

BeforeDiscovery {
    $lacks = if (-not (Get-Command tmux -ErrorAction Ignore)) { 'tmux is not installed' }
    elseif (-not (Get-Module PSReadLine -ListAvailable)) { 'PSReadLine is not installed' }
    $title = if ($lacks) { "skipped: $lacks" } else { 'in a terminal' }
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    $secret = $emulator.blueKing.appSecret
    $server = "statusps-$([guid]::NewGuid().ToString('N'))"
    $history = Join-Path $suite.Folder 'history.txt'
    $exported = Join-Path $suite.Folder 'team.json'

    function Invoke-Tmux { tmux -L $server @args }

    # The screen as it is, with what has scrolled off it.
    function Get-Screen { (Invoke-Tmux capture-pane -p -J -S - -t shell) -join "`n" }

    # Waits until the screen shows something that it did not show before the keys were sent.
    function Send-Line([string] $Text, [string] $Until) {
        $before = [regex]::Matches((Get-Screen), $Until).Count
        Invoke-Tmux send-keys -t shell -l $Text
        Invoke-Tmux send-keys -t shell Enter
        $null = Wait-Condition { [regex]::Matches((Get-Screen), $Until).Count -gt $before } "A terminal that should show '$Until', after '$Text',"
    }

    # Runs a line to its end.
    function Send-Command([string] $Text) { Send-Line "$Text; 'do' + 'ne'" '(?m)^done$' }

    if (Get-Command tmux -ErrorAction Ignore) {
        $variables = @(
            "STATUSPS_HOME=$($suite.Store)", "HOME=$($suite.Home)", 'NO_COLOR=1', 'TERM=screen-256color', 'LANG=en_US.UTF-8'
        ) | ForEach-Object { '-e', $_ }
        Invoke-Tmux -f /dev/null new-session -d -s shell -x 200 -y 50 @variables @(Get-PowerShellCommand) -NoProfile -NoLogo
        Send-Line '' 'PS .*> '
        Send-Command "Import-Module PSReadLine; Set-PSReadLineOption -HistorySavePath '$history' -PredictionSource None; Import-Module '$(Get-ModulePath)'"
    }
}

AfterAll {
    if (Get-Command tmux -ErrorAction Ignore) {
        Add-Evidence screen (Get-Screen)
        Add-EvidenceFolder $history
        Invoke-Tmux kill-server
    }
    Exit-Suite $suite
}

Describe 'A person (<_>)' -ForEach $title {
    It 'is asked for the secret of the id that was given, which does not show' -Skip:($_ -like 'skipped*') {
        Send-Line "Set-StatusProfile -BlueKing -Name typed -Credential $($emulator.blueKing.appCode) -Endpoint $($emulator.address) -UserName admin; 'do' + 'ne'" '(?i)password|secret'
        Send-Line $secret '(?m)^done$'
        (Get-StatusProfile typed).AppCode | Should -Be $emulator.blueKing.appCode
        (Get-JobInstanceStatus 100 -BizId 1 -Profile typed).State | Should -Be Failed
    }

    It 'is asked for what an import lacks' -Skip:($_ -like 'skipped*') {
        Export-StatusProfile $exported
        Send-Command 'Remove-StatusProfile typed -Confirm:$false'
        Get-StatusProfile typed -ErrorAction Ignore | Should -BeNullOrEmpty
        Send-Line "Import-StatusProfile '$exported'; 'do' + 'ne'" '(?i)AppSecret'
        Send-Line $secret '(?m)^done$'
        (Get-JobInstanceStatus 100 -BizId 1 -Profile typed).State | Should -Be Failed
    }

    It 'is asked before a damaged store is replaced, and may say no' -Skip:($_ -like 'skipped*') {
        $file = (Get-ChildItem $suite.Store -Filter profiles.json).FullName
        $damaged = '{ "profiles": '
        Set-StatusProfile -Aliyun -Name second -Credential (New-TestCredential 'id-2' 'An0ther/secret+')
        Set-Content $file $damaged -NoNewline
        Send-Line "Get-StatusProfile -Repair; 'do' + 'ne'" '\[Y\] Yes'
        Send-Line 'n' '(?m)^done$'
        Get-Content $file -Raw | Should -Be $damaged
        Send-Line "Get-StatusProfile -Repair; 'do' + 'ne'" '\[Y\] Yes'
        Send-Line 'y' '(?m)^done$'
        (Get-StatusProfile typed).Name | Should -Be typed
    }

    It 'leaves no secret on the screen or in the history' -Skip:($_ -like 'skipped*') {
        $kept = Get-Content $history -Raw
        $kept | Should -BeLike '*Import-StatusProfile*'
        Find-Secret @((Get-Screen), $kept) $secret | Should -BeNullOrEmpty
    }
}
