# A service of our own on loopback, for answers the emulator does not give. The script block gets the request as text,
# its number from 1, and the state (Requests, Held); it returns @{ Status; Body; Header; Raw }, or nothing to hold the
# connection open without an answer. It runs in a runspace of its own: no variables of the test.
function Start-Stub {
    param([scriptblock] $Answer)
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $state = [hashtable]::Synchronized(@{
            Requests = [Collections.ArrayList]::Synchronized([Collections.ArrayList]::new())
            Held     = [Collections.ArrayList]::Synchronized([Collections.ArrayList]::new())
            Running  = $true
        })
    $shell = [powershell]::Create()
    $null = $shell.AddScript({
            param($listener, $state, $answer)
            $answer = [scriptblock]::Create($answer)
            function Send-Reply {
                param($Socket, $Reply)
                $body = [Text.Encoding]::UTF8.GetBytes([string] $Reply.Body)
                $head = "HTTP/1.1 $($Reply.Status ?? 200) Answer`r`nContent-Type: $($Reply.Type ?? 'application/json')`r`n" +
                "Content-Length: $($body.Length)`r`nConnection: close`r`n"
                foreach ($name in $Reply.Header ? @($Reply.Header.Keys) : @()) { $head += "${name}: $($Reply.Header[$name])`r`n" }
                if ($Reply.Raw) { $head, $body = $Reply.Raw, @() } else { $head += "`r`n" }
                $null = $Socket.Send([byte[]] ([Text.Encoding]::UTF8.GetBytes($head) + $body))
                $Socket.Shutdown('Send')
                $Socket.Dispose()
            }
            # Several connections may be open, some of them without a request: a client opens them ahead. The first bytes of
            # a TLS handshake count as a request.
            $buffer = [byte[]]::new(65536)
            $open = @{}
            while ($state.Running) {
                $ready = [Collections.ArrayList] @($listener.Server; $open.Keys)
                try { [Net.Sockets.Socket]::Select($ready, $null, $null, 20000) } catch { return }
                foreach ($socket in $ready.ToArray()) {
                    try {
                        if ($socket -eq $listener.Server) {
                            $open[$socket.Accept()] = ''
                            continue
                        }
                        $count = $socket.Receive($buffer)
                        if ($count -eq 0) { throw 'closed' }
                        # One character for each byte, because the length counts bytes.
                        $text = $open[$socket] += [Text.Encoding]::Latin1.GetString($buffer, 0, $count)
                        $end = $text.IndexOf("`r`n`r`n")
                        $length = $text -match '(?im)^content-length: (\d+)' ? [int] $Matches[1] : 0
                        $begunTls = $text[0] -eq [char] 0x16
                        if (-not $begunTls -and ($end -lt 0 -or $text.Length -lt $end + 4 + $length)) { continue }
                        $open.Remove($socket)
                        $text = [Text.Encoding]::UTF8.GetString([Text.Encoding]::Latin1.GetBytes($text))
                        $number = $state.Requests.Add($text) + 1
                        $reply = & $answer $text $number $state
                        if ($reply) { Send-Reply $socket $reply } else { $null = $state.Held.Add($socket) }
                    } catch {
                        $open.Remove($socket)
                        $socket.Dispose()
                    }
                }
            }
        }).AddArgument($listener).AddArgument($state).AddArgument("$Answer")
    [pscustomobject]@{ Address = "http://$($listener.LocalEndpoint)"; Listener = $listener; State = $state; Shell = $shell; Running = $shell.BeginInvoke() }
}

function Stop-Stub {
    param($Stub)
    if (-not $Stub) { return }
    $Stub.State.Running = $false
    $Stub.Shell.EndInvoke($Stub.Running)
    $Stub.Shell.Dispose()
    $Stub.Listener.Stop()
    $Stub.State.Held.ToArray() | ForEach-Object Dispose
}
