# The recipes of docs/guide/en-US/messages.md as they are written, against stubs on loopback. Only the profile, the interval and
# the function that sends are replaced. PageTests holds that the Chinese page has the same code.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $page = Get-Content -Raw (Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'docs/guide/en-US/messages.md')

    # The code below a heading, up to the next one.
    function Get-Recipe([string] $Heading) {
        $code = [regex]::Match($page, "(?ms)^## $([regex]::Escape($Heading))\n.*?^``````powershell\n(.*?)^``````$").Groups[1].Value
        $code | Should -Not -BeNullOrEmpty -Because "'$Heading' should have a recipe"
        $code
    }

    # GitHub answers with a list of open issues that may have a title in the query of the test; robots with their form of success.
    $stub = Start-Stub {
        param($text, $number, $state)
        if ($text -match '^GET /repos/') { return @{ Body = '[{"title":"' + $state.Open + '"}]' } }
        if ($text -match '^POST /repos/') { return @{ Status = 201; Body = '{"number":7}' } }
        if ($state.Refusal) { return @{ Body = '{"errcode":310000,"errmsg":"sign not match","code":19021,"msg":"sign match fail"}' } }
        @{ Body = $text -match '^POST /feishu' ? '{"code":0,"msg":"success"}' : '{"errcode":0,"errmsg":"ok"}' }
    }

    # A mail relay in a runspace of its own: what each connection sends, without TLS and without sign-in.
    function Start-Relay {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $state = [hashtable]::Synchronized(@{ Mails = [Collections.ArrayList]::Synchronized([Collections.ArrayList]::new()) })
        $shell = [powershell]::Create().AddScript({
                param($listener, $state)
                while ($true) {
                    try { $state.Client = $client = $listener.AcceptTcpClient() } catch { return }
                    try {
                        $reader = [IO.StreamReader]::new($client.GetStream(), [Text.Encoding]::Latin1)
                        $writer = [IO.StreamWriter]::new($client.GetStream(), [Text.Encoding]::ASCII)
                        $writer.NewLine, $writer.AutoFlush = "`r`n", $true
                        $writer.WriteLine('220 relay')
                        while ($null -ne ($line = $reader.ReadLine())) {
                            if ($line -eq 'DATA') {
                                $writer.WriteLine('354 go on')
                                $mail = while ($null -ne ($line = $reader.ReadLine()) -and $line -ne '.') { $line }
                                $null = $state.Mails.Add($mail -join "`n")
                            }
                            $writer.WriteLine($line -eq 'QUIT' ? '221 end' : '250 relay')
                            if ($line -eq 'QUIT') { break }
                        }
                    } catch [IO.IOException] {
                        # The client has gone, or the test has ended.
                    }
                    $client.Dispose()
                }
            }).AddArgument($listener).AddArgument($state)
        [pscustomobject]@{ Port = $listener.LocalEndpoint.Port; Listener = $listener; State = $state; Mails = $state.Mails; Shell = $shell; Running = $shell.BeginInvoke() }
    }
    $relay = Start-Relay

    $env:DINGTALK_WEBHOOK = "$($stub.Address)/dingtalk?access_token=messages-dingtalk-token"
    $env:DINGTALK_SECRET = 'SECmessages-dingtalk-secret'
    $env:WECOM_WEBHOOK = "$($stub.Address)/wecom?key=messages-wecom-key"
    $env:FEISHU_WEBHOOK = "$($stub.Address)/feishu/messages-feishu-token"
    $env:FEISHU_SECRET = 'messages-feishu-secret'
    $env:SMTP_HOST, $env:SMTP_PORT = '127.0.0.1', $relay.Port
    $env:MAIL_FROM, $env:MAIL_TO = 'statusps@example.com', 'ops@example.com'
    $env:GITHUB_API_URL, $env:GITHUB_REPOSITORY, $env:GITHUB_TOKEN = $stub.Address, 'ops/releases', 'messages-github-token'
    Add-KnownSecret $env:DINGTALK_SECRET, 'messages-dingtalk-token', 'messages-wecom-key', 'messages-feishu-token', $env:FEISHU_SECRET, $env:GITHUB_TOKEN

    $functions = 'The text of a record', 'DingTalk', 'WeCom', 'Feishu', 'Mail', 'GitHub issues' | ForEach-Object { Get-Recipe $_ }
    Push-Location $suite.Folder
    Set-Content messages.ps1 ($functions -join "`n")
    # The stub has no TLS.
    $global:PSDefaultParameterValues['Invoke-RestMethod:NoProxy'] = $true
    $global:PSDefaultParameterValues['Invoke-RestMethod:AllowUnencryptedAuthentication'] = $true
    . ./messages.ps1
    $urgent = @(Get-StatusOverview -Profile demo -NeedsAttention)
    $urgent.Count | Should -BeGreaterThan 10

    function Invoke-Watch([string] $Function = 'Send-DingTalkMessage', [int] $Count = 1) {
        $code = (Get-Recipe 'On a change').Replace('-Profile prod', '-Profile demo').Replace('-Interval 60', "-Interval 1 -Count $Count")
        Split-Output ([scriptblock]::Create("$($code.Trim().Replace('Send-DingTalkMessage', $Function)) 3>&1"))
    }

    function Invoke-Schedule([string] $Function = 'Send-DingTalkMessage', [string] $Overview = 'Get-StatusOverview -Profile demo') {
        $code = (Get-Recipe 'On a schedule').Replace('Get-StatusOverview -Profile prod', $Overview).Replace('Send-DingTalkMessage', $Function)
        # As for a script that pwsh runs.
        $ErrorActionPreference = 'Continue'
        & ([scriptblock]::Create($code))
    }

    function Get-Body([string] $Request) { ($Request -split "`r`n`r`n", 2)[1] | ConvertFrom-Json }

    # The title and the text of each message, and the check of its signature.
    function Get-Sent([string] $Service) {
        foreach ($request in @($stub.State.Requests)) {
            $body = Get-Body $request
            switch ($Service) {
                'DingTalk' {
                    $request -match '^POST /dingtalk\?access_token=messages-dingtalk-token&timestamp=(\d{13})&sign=(\S+) ' | Should -BeTrue
                    $time, $sign = $Matches[1], [uri]::UnescapeDataString($Matches[2])
                    $mac = [Security.Cryptography.HMACSHA256]::new([Text.Encoding]::UTF8.GetBytes('SECmessages-dingtalk-secret'))
                    $sign | Should -BeExactly ([Convert]::ToBase64String($mac.ComputeHash([Text.Encoding]::UTF8.GetBytes("$time`nSECmessages-dingtalk-secret"))))
                    $body.msgtype | Should -BeExactly 'text'
                    $body.text.content
                }
                'WeCom' {
                    $request | Should -Match '^POST /wecom\?key=messages-wecom-key '
                    $body.msgtype | Should -BeExactly 'text'
                    [Text.Encoding]::UTF8.GetByteCount($body.text.content) | Should -BeLessOrEqual 2048
                    $body.text.content
                }
                'Feishu' {
                    $request | Should -Match '^POST /feishu/messages-feishu-token '
                    $body.timestamp | Should -Match '^\d{10}$'
                    $mac = [Security.Cryptography.HMACSHA256]::new([Text.Encoding]::UTF8.GetBytes("$($body.timestamp)`nmessages-feishu-secret"))
                    $body.sign | Should -BeExactly ([Convert]::ToBase64String($mac.ComputeHash([byte[]]::new(0))))
                    $body.msg_type | Should -BeExactly 'text'
                    $body.content.text
                }
            }
        }
    }
}

AfterAll {
    foreach ($name in 'NoProxy', 'AllowUnencryptedAuthentication') { $global:PSDefaultParameterValues.Remove("Invoke-RestMethod:$name") }
    Pop-Location
    $relay.Listener.Stop()
    if ($relay.State.Client) { $relay.State.Client.Close() }
    Stop-Shell $relay.Shell
    $relay.Shell.Dispose()
    Stop-Stub $stub
    Exit-Suite $suite
}

Describe 'The message recipe' {
    BeforeEach {
        $stub.State.Requests.Clear()
        $stub.State.Open, $stub.State.Refusal = '', $false
        $relay.Mails.Clear()
        Remove-Item last-message.txt -ErrorAction Ignore
    }

    It 'for <_>: a change and an overview' -ForEach 'DingTalk', 'WeCom', 'Feishu' {
        $watched = Invoke-Watch "Send-${_}Message"
        "$($watched.Errors)$($watched.Records)" | Should -BeNullOrEmpty
        $sent = @(Get-Sent $_)
        $sent.Count | Should -Be $urgent.Count
        @($sent -match '^Job 102 is Failed\nFailed Job 102 Rotate certificates').Count | Should -Be 1
        $stub.State.Requests.Clear()
        Invoke-Schedule "Send-${_}Message"
        $sent = Get-Sent $_
        $sent | Should -BeLike "StatusPS: $($urgent.Count) need attention, 0 queries failed`nFailed *"
    }

    It 'sends nothing where nothing has changed' {
        $null = Invoke-Watch -Count 2
        $stub.State.Requests.Count | Should -Be $urgent.Count
        Invoke-Schedule
        Invoke-Schedule
        $stub.State.Requests.Count | Should -Be ($urgent.Count + 1)
    }

    It 'begins with the queries that failed' {
        Invoke-Schedule -Overview 'Get-JobInstanceStatus 102 -BizId 1 -Profile demo; Get-DtsSyncStatus dtsabc123 -Profile demo'
        Get-Sent DingTalk | Should -BeLike "StatusPS: 1 need attention, 1 queries failed`nError *dtsabc123*`nFailed Job 102 *"
    }

    It 'tells that all is well again, once' {
        Set-Content last-message.txt 'Failed Job 102' -NoNewline
        Invoke-Schedule -Overview 'Get-JobInstanceStatus 106 -BizId 1 -Profile demo'
        Invoke-Schedule -Overview 'Get-JobInstanceStatus 106 -BizId 1 -Profile demo'
        Get-Sent DingTalk | Should -BeExactly "StatusPS: 0 need attention, 0 queries failed`nNothing needs attention."
    }

    It 'warns of a refusal and goes on watching, and keeps a scheduled message for the next run: <_>' -ForEach 'DingTalk', 'WeCom', 'Feishu' {
        $stub.State.Refusal = $true
        $watched = Invoke-Watch "Send-${_}Message"
        $watched.Records.Count | Should -Be $urgent.Count
        "$($watched.Records[0])" | Should -Match "^A message was not sent\. ${_}: error \d+, sign "
        { Invoke-Schedule "Send-${_}Message" } | Should -Throw "${_}: error *"
        Test-Path last-message.txt | Should -BeFalse
    }

    It 'for mail, with a report' {
        $null = Invoke-Watch 'Send-StatusMail'
        $relay.Mails.Count | Should -Be $urgent.Count
        @($relay.Mails -match '(?m)^Subject: Job 102 is Failed$').Count | Should -Be 1
        $relay.Mails.Clear()
        Invoke-Schedule 'Send-StatusMail'
        $relay.Mails[0] | Should -Match "(?m)^Subject: StatusPS: $($urgent.Count) need attention, 0 queries failed$"
        $urgent | Export-StatusReport night.html
        Send-StatusMail -Title 'Night run' -Text '夜间' -Attachment night.html
        $relay.Mails[1] | Should -Match '(?m)^Content-Disposition: attachment|name=night\.html'
        $relay.Mails[1] | Should -Match ([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('夜间')))
    }

    It 'for mail does not sign in where the relay has no TLS' {
        $env:SMTP_USER, $env:SMTP_PASSWORD = 'statusps', 'messages-mail-password'
        Add-KnownSecret $env:SMTP_PASSWORD
        try {
            { Send-StatusMail -Title 'Night run' -Text 'text' } | Should -Throw
        } finally {
            $env:SMTP_USER = $env:SMTP_PASSWORD = $null
        }
        $relay.Mails.Count | Should -Be 0
    }

    It 'for GitHub issues, each once' {
        $stub.State.Open = 'Job 102 is Failed'
        $null = Invoke-Watch 'New-StatusIssue'
        $posted = @($stub.State.Requests -match '^POST /repos/ops/releases/issues ')
        $posted.Count | Should -Be ($urgent.Count - 1)
        $bodies = @($posted | ForEach-Object { Get-Body $_ })
        $bodies.title | Should -Not -Contain 'Job 102 is Failed'
        $bodies[0].labels | Should -Be 'statusps'
        $bodies[0].body | Should -Match '^~~~text\n[^\n]+\n~~~$'
        @($stub.State.Requests | Where-Object { $_ -notmatch '(?m)^Authorization: Bearer messages-github-token\r$' }).Count | Should -Be 0
        $stub.State.Requests.Clear()
        Invoke-Schedule 'New-StatusIssue'
        (Get-Body $stub.State.Requests[1]).title | Should -BeLike 'StatusPS: * need attention, 0 queries failed'
    }

    It 'removes from a line what a chat takes for a mention, and control characters' {
        $record = [pscustomobject]@{ State = 'Failed'; Service = 'Job'; Id = '1'; Name = "<at user_id=`"all`">`e[31m`n<@all>"; Message = 'x' * 400; WebUrl = $null }
        $line = $record | Format-StatusLine
        $line | Should -BeLike 'Failed Job 1 at user_id="all" *31m @all xxx*…'
        $line | Should -Not -Match '[<>\x00-\x1f]'
        $line.Length | Should -Be 300
    }
}
