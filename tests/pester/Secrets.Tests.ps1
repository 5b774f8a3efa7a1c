BeforeDiscovery {
    $forms = 'cmdb.esb', 'job.v4', 'dts.rpc.sts', 'authing.token' | ForEach-Object { @{ Form = $_ } }
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    # Needs escaping in a URL, in JSON, in XML and in a shell.
    $secret = 'S3cret/+&<"é$>='
    $more = 'T0ken/+%&"<>', 'U5er+token/=', 'T1cket&"é"'

    function Save-All {
        $id = New-TestCredential 'id-1' $secret
        Set-StatusProfile -BlueKing -Name bk -Credential $id -Endpoint $emulator.address -UserName admin -MaxRetry 0 -UserToken (New-TestSecret $more[1]) -UserTicket (New-TestSecret $more[2])
        Set-StatusProfile -Aliyun -Name dts -Credential $id -Endpoint $emulator.address -MaxRetry 0 -SecurityToken (New-TestSecret $more[0])
        Set-StatusProfile -Authing -Name pool -Credential $id -Endpoint $emulator.address -MaxRetry 0
    }
}

AfterAll { Exit-Suite $suite }

Describe 'The hunt itself' {
    It 'finds a secret <How>' -ForEach @(
        @{ How = 'as it is'; Write = { $args[0] } }
        @{ How = 'percent-encoded'; Write = { [Uri]::EscapeDataString($args[0]) } }
        @{ How = 'in JSON'; Write = { @{ a = $args[0] } | ConvertTo-Json } }
        @{ How = 'in Clixml'; Write = { [Management.Automation.PSSerializer]::Serialize($args[0]) } }
        @{ How = 'in Base64'; Write = { [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($args[0])) } }
        @{ How = 'in Base64 with an id before it'; Write = { [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("id-1:$($args[0])")) } }
        @{ How = 'in hexadecimal'; Write = { [Convert]::ToHexString([Text.Encoding]::UTF8.GetBytes($args[0])) } }
    ) {
        Find-Secret "before $(& $Write $secret) after" $secret | Should -Not -BeNullOrEmpty
    }

    It 'finds one in each stream' {
        # Not secrets of the run: what is written here on purpose is in its transcript too.
        $words = 1..4 | ForEach-Object { 'W0rd+/&"é' + [guid]::NewGuid().ToString('N') }
        $all = Get-Stream { Write-Verbose "v $($words[0])"; Write-Debug "d $($words[1])"; Write-Warning "w $($words[2])"; Write-Error "e $($words[3])" }
        foreach ($one in $words) { Find-Secret $all $one | Should -Not -BeNullOrEmpty }
    }
}

Describe 'A secret' {
    BeforeEach { Reset-Suite $suite }

    It 'is in no stream of a refused query: <Form>' -ForEach $forms {
        $id = $Form -like 'dts*' ? $emulator.aliyun.stsAccessKeyId : $Form -like 'authing*' ? $emulator.authing.accessKeyId : $emulator.blueKing.appCode
        $through = New-FormProfile $Form $emulator.address $id $secret $more[0]
        $all = Get-Stream { Invoke-Form $Form $through @{ Verbose = $true; Debug = $true } }
        Test-Said $all 'StatusPS.Authentication'
        Test-Said $all 'try 1'
        Find-Secret $all (@($secret) + $more) | Should -BeNullOrEmpty
    }

    It 'is in no stream of a query that works: <Form>' -ForEach $forms {
        $all = Get-Stream { Invoke-Form $Form (New-EmulatorProfile $emulator $Form) @{ Verbose = $true; Debug = $true } }
        Test-Said $all 'try 1'
        $secrets = $emulator.blueKing.appSecret, $emulator.aliyun.stsAccessKeySecret, $emulator.aliyun.stsSecurityToken, $emulator.authing.accessKeySecret
        Find-Secret $all $secrets | Should -BeNullOrEmpty
        "$all" -match 'Bearer|Signature=' | Should -BeFalse
    }

    It 'is redacted where a service repeats it: <How>' -ForEach @(
        @{ How = 'as it is'; Answer = { @{ Status = 400; Body = @{ code = 1640001; message = 'you sent S3cret/+&<"é$>= and U5er+token/=' } | ConvertTo-Json } } }
        @{ How = 'in a permission'; Answer = { @{ Status = 400; Body = @{ code = 9900403; message = 'no'; permission = @{ system_name = 'S3cret/+&<"é$>='; actions = @(@{ id = 'U5er+token/=' }) } } | ConvertTo-Json -Depth 5 } } }
    ) {
        $stub = Start-Stub $Answer
        try {
            $through = New-FormProfile 'job.v4' $stub.Address 'id-1' $secret -Setting @{ UserToken = New-TestSecret $more[1] }
            $all = Get-Stream { Invoke-Form 'job.v4' $through @{ Verbose = $true; Debug = $true } }
            Test-Said $all '********'
            Find-Secret $all (@($secret) + $more) | Should -BeNullOrEmpty
        } finally {
            Stop-Stub $stub
        }
    }

    It 'is redacted when it was fetched: a management token' {
        $stub = Start-Stub {
            param($request)
            if ($request -match 'get-management-token') { @{ Body = '{"statusCode":200,"data":{"access_token":"fetched-tok3n","expires_in":7200}}' } }
            else { @{ Body = '{"statusCode":403,"message":"fetched-tok3n may not","requestId":"R-1"}' } }
        }
        try {
            $all = Get-Stream { Invoke-Form 'authing.token' (New-FormProfile 'authing.token' $stub.Address 'id-1' $secret) @{ Verbose = $true; Debug = $true } }
            "$($stub.State.Requests)" | Should -Match 'Bearer fetched-tok3n'
            Test-Said $all 'StatusPS.PermissionDenied'
            Find-Secret $all $secret, 'fetched-tok3n' | Should -BeNullOrEmpty
        } finally {
            Stop-Stub $stub
        }
    }

    It 'is in no stream of a broken connection or of a refused profile' {
        $all = Get-Stream {
            Invoke-Form 'dts.rpc.sts' (New-FormProfile 'dts.rpc.sts' 'http://127.0.0.1:1' 'id-1' $secret $more[0]) @{ Verbose = $true; Debug = $true }
            Test-StatusProfile -InputObject (New-FormProfile 'job.v4' 'http://127.0.0.1:1' 'id-1' $secret) -Verbose -Debug
            Get-JobInstanceStatus 1 -BizId 1 -Profile (New-FormProfile 'job.v4' 'http://bkapi.invalid' 'id-1' $secret) -Verbose -Debug
        }
        Test-Said $all 'StatusPS.Unavailable'
        Test-Said $all 'StatusPS.Untrusted'
        Find-Secret $all (@($secret) + $more) | Should -BeNullOrEmpty
    }

    It 'is in no stream of the profile cmdlets' {
        $all = Get-Stream {
            Save-All
            Get-StatusProfile -Verbose -Debug
            Select-StatusProfile bk -Verbose -Debug
            Test-StatusProfile -Verbose -Debug
            Remove-StatusProfile dts -Verbose -Debug
            Get-StatusProfile pool | Set-StatusProfile -Default -Verbose -Debug
        }
        Test-Said $all 'id-1'
        Test-Said $all 'Performing the operation'
        Find-Secret $all (@($secret) + $more) | Should -BeNullOrEmpty
    }

    It 'is not shown by a profile, in memory or stored, however it is written' {
        Save-All
        $profiles = @(Get-StatusProfile) + @(New-FormProfile 'dts.acs3.sts' $emulator.address 'id-1' $secret $more[0])
        $profiles.Count | Should -Be 4
        $file = Join-Path $suite.Folder 'profiles.xml'
        $profiles | Export-Clixml $file -Depth 6
        $written = @($profiles | Get-Written) + @(Get-Content -Raw $file) + @($profiles | Format-Table * | Out-String -Width 4000) + @($profiles | ConvertTo-Csv)
        Test-Said $written 'AccessKeySecret'
        Find-Secret $written (@($secret) + $more) | Should -BeNullOrEmpty
    }

    It 'is not on a public property of a profile or of what it holds' {
        Save-All
        foreach ($stored in Get-StatusProfile) {
            $texts = foreach ($property in $stored.PSObject.Properties) { "$($property.Name) $($property.Value) $($property.Value.Values) $($property.Value.Keys)" }
            Find-Secret $texts (@($secret) + $more) | Should -BeNullOrEmpty
        }
    }

    It 'is not in the environment''s profile or the command line''s either' {
        $env:ALIBABA_CLOUD_ACCESS_KEY_ID = 'id-1'
        $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = $secret
        $env:ALIBABA_CLOUD_SECURITY_TOKEN = $more[0]
        $null = New-Item -Force (Join-Path $suite.Home '.aliyun/config.json') -Value (
            @{ current = 'a'; profiles = @(@{ name = 'a'; mode = 'AK'; access_key_id = 'id-2'; access_key_secret = $more[1] }) } | ConvertTo-Json -Depth 5)
        $found = Get-StatusProfile
        $found.AccessKeyId | Should -Contain 'id-1'
        Find-Secret ($found | Get-Written) (@($secret) + $more) | Should -BeNullOrEmpty
    }

    It 'is not in the command history: no parameter takes one as text' {
        foreach ($name in (Get-Module StatusPS).ExportedCommands.Keys) {
            foreach ($parameter in (Get-Command $name).Parameters.Values | Where-Object Name -Match 'Secret|Token|Ticket|Password|Credential') {
                $parameter.ParameterType -eq [string] -and $parameter.Name -notin 'SecretName', 'SecretVault', 'SecretVariable', 'SecretKind', 'AccessTokenFile', 'OidcTokenFile', 'CredentialsUri' |
                    Should -BeFalse -Because "$name -$($parameter.Name)"
            }
        }
    }

    It 'is not in a transcript' {
        $script = @'
Import-Module $ModulePath
$secret = [securestring]::new(); $env:STATUSPS_TESTS_SECRET.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
$null = Start-Transcript {file}
$VerbosePreference = $DebugPreference = 'Continue'; $ErrorActionPreference = 'Continue'
$made = New-StatusProfile -Authing -Name pool -Endpoint {address} -MaxRetry 0 -Credential ([pscredential]::new('demo-userpool-6300a1', $secret))
$made | Format-List *
Get-AuthingSyncJob 1000 -Profile $made
Test-StatusProfile -InputObject $made
$null = Stop-Transcript
'@
        $file = Join-Path $suite.Folder 'transcript.txt'
        $output = Invoke-Child $script.Replace('{file}', "'$file'").Replace('{address}', "'$($emulator.address)'") @{ STATUSPS_TESTS_SECRET = $secret }
        $transcript = Get-Content -Raw $file
        Test-Said $transcript '401/1302', 'get-management-token'
        Find-Secret $transcript, $output $secret | Should -BeNullOrEmpty
    }

    It 'is in no file of the store, in no spelling, by <Protection>' -ForEach @(@{ Protection = 'the machine''s own way'; LocalizedText = $null }, @{ Protection = 'a passphrase'; LocalizedText = 'correct/horse+é' }) {
        $env:STATUSPS_PASSPHRASE = $LocalizedText
        Save-All
        $files = Get-ChildItem $suite.Store -Recurse -File -Force
        $files.Name | Should -Contain 'secrets.json'
        $written = $files | ForEach-Object { [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes($_)) }
        $boxes = ($written -join "`n" | Select-String -AllMatches '[A-Za-z0-9+/]{24,}={0,2}').Matches.Value | ForEach-Object {
            if ($_.Length % 4 -eq 0) { [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($_)) }
        }
        $boxes.Count | Should -BeGreaterOrEqual 6
        $all = @($secret) + $more + @($LocalizedText | Where-Object { $_ })
        Find-Secret (@($written) + @($boxes)) $all | Should -BeNullOrEmpty
        Test-Said $written 'id-1'
    }

    It 'is encrypted anew each time' {
        Save-All
        $before = ((Get-Content -Raw (Join-Path $suite.Store 'secrets.json')) | ConvertFrom-Json).secrets.PSObject.Properties.Value.data
        @($before | Select-Object -Unique).Count | Should -Be 6
        Save-All
        $after = ((Get-Content -Raw (Join-Path $suite.Store 'secrets.json')) | ConvertFrom-Json).secrets.PSObject.Properties.Value.data
        $after.Count | Should -Be 6
        $after | Where-Object { $_ -in $before } | Should -BeNullOrEmpty
    }
}

Describe 'A secret that was removed or replaced' {
    BeforeEach { Reset-Suite $suite }

    # The sealed boxes in any file of the store, backups included.
    BeforeAll {
        function Get-Box {
            $texts = Get-ChildItem $suite.Store -File -Force | ForEach-Object { [IO.File]::ReadAllText($_) }
            [regex]::Matches($texts -join "`n", '"data": *"([^"]+)"').ForEach({ $_.Groups[1].Value }) | Select-Object -Unique
        }
    }

    It 'leaves nothing of itself behind: <Name>' -ForEach @(
        @{ Name = 'removed'; Do = { Remove-StatusProfile dts } }
        @{ Name = 'replaced'; Do = { Set-StatusProfile -Aliyun -Name dts -Credential (New-TestCredential 'id-1' 'new-secret') -SecurityToken (New-TestSecret 'new-token') } }
    ) {
        Set-StatusProfile -Aliyun -Name dts -Credential (New-TestCredential 'id-1' $secret) -SecurityToken (New-TestSecret $more[0])
        $before = Get-Box
        @($before).Count | Should -Be 2
        & $Do
        Get-Box | Where-Object { $_ -in $before } | Should -BeNullOrEmpty
    }
}

Describe 'The store on the disk' -Skip:$IsWindows {
    BeforeEach { Reset-Suite $suite }

    It 'is readable to its owner alone' {
        Save-All
        [IO.File]::GetUnixFileMode($suite.Store) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite, UserExecute')
        $files = Get-ChildItem $suite.Store -File -Force
        foreach ($name in 'key', 'lock', 'profiles.json', 'secrets.json') { $files.Name | Should -Contain $name }
        foreach ($file in $files) {
            [IO.File]::GetUnixFileMode($file) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite') -Because $file.Name
        }
    }

    It 'stays so when it is written again and when a profile is removed' {
        Save-All
        Save-All
        Remove-StatusProfile bk
        foreach ($file in Get-ChildItem $suite.Store -File -Force) {
            [IO.File]::GetUnixFileMode($file) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite') -Because $file.Name
        }
    }

    It 'is refused when others may read <What>, with the command that mends it' -ForEach @(
        @{ What = 'the folder'; Path = '.'; Mode = '0750' }, @{ What = 'the settings'; Path = 'profiles.json'; Mode = '0644' }
        @{ What = 'the secrets'; Path = 'secrets.json'; Mode = '0640' }, @{ What = 'the key'; Path = 'key'; Mode = '0604' }
    ) {
        Save-All
        $open = Join-Path $suite.Store $Path
        [IO.File]::SetUnixFileMode($open, [Convert]::ToInt32($Mode, 8))
        $thrown = Get-Thrown { Get-AuthingSyncJob 1000 -Profile pool }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        "$thrown" | Should -Match 'other users can read'
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'Run: Get-StatusProfile -Repair$'
        { Set-StatusProfile -Aliyun -Name other -Credential (New-TestCredential 'id-1' $secret) } | Should -Throw -ErrorId 'StatusPS.Profile,*'

        $null = & ([scriptblock]::Create(($thrown.ErrorDetails.RecommendedAction -replace '^.*Run: ') + ' -Force'))
        (Split-Output { Get-AuthingSyncJob 1000 -Profile pool }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'StatusPS.Authentication,*'
    }

    It 'takes no first secret into a folder that others may read' {
        $null = New-Item -ItemType Directory $suite.Store
        'of another program' | Set-Content (Join-Path $suite.Store 'notes.txt')
        [IO.File]::SetUnixFileMode($suite.Store, [Convert]::ToInt32('0755', 8))
        $thrown = Get-Thrown { Set-StatusProfile -Aliyun -Name a -Credential (New-TestCredential 'id-1' $secret) }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Profile,*'
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'Get-StatusProfile -Repair'
        Join-Path $suite.Store 'secrets.json' | Should -Not -Exist
    }
}
