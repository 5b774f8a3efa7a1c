# Temporary keys, OIDC tokens and metadata tokens stay out of everything that is written, also when a service repeats them.
BeforeDiscovery {
    $sources = @(
        @{ Source = 'a pod'; Name = 'environment'; Use = { Set-Setting @{ ALIBABA_CLOUD_ROLE_ARN = $role; ALIBABA_CLOUD_OIDC_PROVIDER_ARN = $provider; ALIBABA_CLOUD_OIDC_TOKEN_FILE = $tokenFile } } }
        @{ Source = 'an instance'; Name = 'environment'; Use = { Set-Setting @{ ALIBABA_CLOUD_ECS_METADATA = 'ops' } } }
        @{ Source = 'a credentials URI'; Name = 'environment'; Use = { Set-Setting @{ ALIBABA_CLOUD_CREDENTIALS_URI = "$($stub.Address)/credentials" } } }
        @{ Source = 'a role of the CLI'; Name = 'AliyunCli:role'; Use = { Set-Cli $roleEntry } }
        @{ Source = 'a chain of the CLI'; Name = 'AliyunCli:chain'; Use = { Set-Cli @{ name = 'chain'; mode = 'ChainableRamRoleArn'; source_profile = 'role'; ram_role_arn = $role }, $roleEntry } }
        @{ Source = 'a stored role'; Name = 'stored'
            Use = {
                Set-StatusProfile base -Aliyun @at -Credential ([pscredential]::new('id-1', (New-TestSecret $secrets[4])))
                Set-StatusProfile stored -Aliyun @at -RoleArn $role -SourceProfile base -Default
            }
        }
        @{ Source = 'a stored pod'; Name = 'stored'; Use = { Set-StatusProfile stored -Aliyun @at -RoleArn $role -OidcProviderArn $provider -OidcTokenFile $tokenFile } }
        @{ Source = 'a stored instance'; Name = 'stored'; Use = { Set-StatusProfile stored -Aliyun @at -EcsRamRole ops } }
        @{ Source = 'a stored credentials URI'; Name = 'stored'; Use = { Set-StatusProfile stored -Aliyun @at -CredentialsUri "$($stub.Address)/credentials" } }
    )
    # What answers with all that it knows: DTS, or the service that issues keys.
    # A stored profile fails in the second case as the same source without one does.
    $echoes = @(@{ Echo = 'dts'; Rows = $sources }, @{ Echo = 'keys'; Rows = @($sources | Where-Object { $_.Name -ne 'stored' -or $_.Source -eq 'a stored role' }) })
}

BeforeAll {
    . $PSScriptRoot/Suite.ps1
    . $PSScriptRoot/KeySources.ps1
    $suite = Enter-Suite
    $role, $provider = 'acs:ram::1234567890123456:role/ops', 'acs:ram::1234567890123456:oidc-provider/ack'
    # Of the key, of its token, of the OIDC provider, of the metadata service, of the key that assumes the role.
    $secrets = 'Iss4ed/+&<"=>secret', 'Iss4ed/+&<"=>t0ken', 'h3ader.cl4ims/+.s1gn=', 'Met4data/+t0ken=', 'L4sting/+&<"=>secret'
    Add-KnownSecret $secrets
    $tokenFile, $exported = (Join-Path $suite.Folder 'oidc-token'), (Join-Path $suite.Folder 'exported.json')
    $secrets[2] | Set-Content $tokenFile
    $roleEntry = @{ name = 'role'; mode = 'RamRoleArn'; access_key_id = 'id-1'; access_key_secret = $secrets[4]; ram_role_arn = $role }

    # Issues keys, and repeats in an error all secrets in many spellings. The words for {echo} are in the text of the script:
    # it runs in a runspace of its own.
    function Start-EchoStub([string] $Echo) {
        $answer = {
            param($request)
            $key = @{ Code = 'Success'; AccessKeyId = 'STS.1'; AccessKeySecret = 'Iss4ed/+&<"=>secret'; SecurityToken = 'Iss4ed/+&<"=>t0ken'; Expiration = '2099-01-01T00:00:00Z' }
            $isQuery = $request -match 'DescribeSynchronizationJobStatusList'
            if ($isQuery -eq ('{echo}' -eq 'dts') -and $request -notmatch '/latest/api/token') {
                $words = 'Iss4ed/+&<"=>secret', 'Iss4ed/+&<"=>t0ken', 'h3ader.cl4ims/+.s1gn=', 'Met4data/+t0ken=', 'L4sting/+&<"=>secret' | Where-Object {
                    # No service can repeat what nobody has sent or issued.
                    $_ -like 'Iss4ed*' -or ($_ -like 'h3ader*' -and $request -match 'OIDC') -or ($_ -like 'Met4data*' -and $request -match 'metadata-token') -or ($_ -like 'L4sting*' -and $request -match 'Credential=id-1')
                }
                $echo = foreach ($word in $words) {
                    $bytes = [Text.Encoding]::UTF8.GetBytes($word)
                    $word, [Uri]::EscapeDataString($word), [Net.WebUtility]::UrlEncode($word), [Text.Json.JsonEncodedText]::Encode($word).ToString(), [Net.WebUtility]::HtmlEncode($word), [Convert]::ToBase64String($bytes), [Convert]::ToHexString($bytes)
                }
                return @{ Status = 400; Body = $key + @{ RequestId = 'R-1'; Message = "Echo $echo" } | ForEach-Object { $_.Code = 'Echo'; $_.Credentials = $key; $_ } | ConvertTo-Json }
            }
            if ($isQuery) { return @{ Status = 400; Body = '{"RequestId":"R-1","Code":"InvalidParameter","Message":"no"}' } }
            if ($request -match '^PUT /latest/api/token') { return @{ Body = 'Met4data/+t0ken='; Type = 'text/plain' } }
            if ($request -match 'AssumeRole') { return @{ Body = @{ RequestId = 'R-1'; Credentials = $key } | ConvertTo-Json } }
            @{ Body = $key | ConvertTo-Json }
        }
        Start-Stub ([scriptblock]::Create("$answer".Replace('{echo}', $Echo)))
    }

    # The files of the store, and what was exported.
    function Get-StoreText { @($suite.Store; $exported) | Where-Object { Test-Path $_ } | Get-ChildItem -File -Force | Get-Content -Raw }

    function Set-Address($Stub) {
        Reset-Suite $suite
        Set-Setting @{ ALIBABA_CLOUD_ENDPOINT = $Stub.Address; STATUSPS_STS_ENDPOINT = $Stub.Address; STATUSPS_METADATA_ENDPOINT = $Stub.Address }
    }
}

AfterAll { Exit-Suite $suite }

Describe 'No secret, when all is repeated by: <Echo>' -Skip:$IsWindows -ForEach $echoes {
    BeforeAll {
        $stub = Start-EchoStub $Echo
        $at = @{ Endpoint = $stub.Address; StsEndpoint = $stub.Address; MetadataEndpoint = $stub.Address; RegionId = 'cn-hangzhou'; MaxRetry = 0 }
    }
    BeforeEach {
        Set-Address $stub
        $stub.State.Requests.Clear()
    }
    AfterAll { Stop-Stub $stub }

    It 'is in any stream, in an error record, in a profile or in the store: <Source>' -ForEach $Rows {
        $all = Get-Stream {
            & $Use
            Get-DtsSyncStatus dts1 -Verbose -Debug
            Test-StatusProfile $Name -Verbose -Debug
            # A profile holds a key once it was obtained.
            if ($Echo -eq 'dts') { Get-StatusProfile -Verbose -Debug }
        }
        $stored = @(Get-StoreText)
        if ($Name -eq 'stored') { Test-Said $stored $Name }
        Test-Said $all 'try 1'
        # The metadata service and a credentials URI have no code and no message where they fail.
        if ($Echo -eq 'dts' -or $Source -notmatch 'instance|URI') { Test-Said $all 'Echo', '********' }
        $stub.State.Requests.Count | Should -BeGreaterThan 1
        Find-Secret ($all + $stored) $secrets | Should -BeNullOrEmpty
    }
}

Describe 'No temporary secret' -Skip:$IsWindows {
    It 'is in a transcript, in a file of Export-Clixml, in the error records of a session, in the store or in an export' {
        $stub = Start-EchoStub dts
        try {
            Set-Address $stub
            Set-Cli @{ name = 'chain'; mode = 'ChainableRamRoleArn'; source_profile = 'role'; ram_role_arn = $role }, $roleEntry
            $transcript, $file = (Join-Path $suite.Folder 'keys.txt'), (Join-Path $suite.Folder 'keys.xml')
            $script = @'
Import-Module $ModulePath
$null = Start-Transcript {transcript}
$VerbosePreference = $DebugPreference = 'Continue'; $ErrorActionPreference = 'Continue'
Get-DtsSyncStatus dts1
Get-DtsSyncStatus dts1 -Profile AliyunCli:role
Set-StatusProfile stored -Aliyun -Endpoint $env:ALIBABA_CLOUD_ENDPOINT -StsEndpoint $env:STATUSPS_STS_ENDPOINT -MaxRetry 0 -RoleArn {role} -SourceProfile AliyunCli:role
Get-DtsSyncStatus dts1 -Profile stored
Select-StatusProfile stored -Scope Process -PassThru
Export-StatusProfile {exported} -Name stored
Import-StatusProfile {exported} -Force
Test-StatusProfile stored
$made = Get-StatusProfile
$made | Format-List * -Force
@($made) + @($Error) | Export-Clixml {file} -Depth 3
$Error | ForEach-Object { $_ | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue; $_ | Format-List * -Force | Out-String -Width 4000; "$($_.Exception)" }
$null = Stop-Transcript
'@
            $output = Invoke-Child $script.Replace('{transcript}', "'$transcript'").Replace('{file}', "'$file'").Replace('{exported}', "'$exported'").Replace('{role}', "'$role'")
            $written = $output, (Get-Content -Raw $transcript), (Get-Content -Raw $file)
            foreach ($text in $written) { Test-Said $text 'Echo', 'AliyunCli:chain', 'stored' }
            $stored = @(Get-StoreText)
            Test-Said $stored[-1] 'SourceProfile'
            $written += $stored
            Find-Secret $written $secrets | Should -BeNullOrEmpty
        } finally {
            Stop-Stub $stub
        }
    }

    It 'of the emulator is in any stream of a query that works' {
        $emulator = Get-SharedEmulator
        Reset-Suite $suite
        Set-Setting @{ ALIBABA_CLOUD_ENDPOINT = $emulator.address; ALIBABA_CLOUD_CREDENTIALS_URI = $emulator.aliyun.credentialsUri }
        # The emulator returns the same key until it ends.
        $issued = Invoke-RestMethod $emulator.aliyun.credentialsUri -NoProxy
        Add-KnownSecret $issued.AccessKeySecret, $issued.SecurityToken
        $all = Get-Stream { Get-DtsSyncStatus dtsdemofailed -Verbose -Debug; Get-StatusProfile environment }
        Test-Said $all 'try 1', 'dtsdemofailed'
        Find-Secret $all $issued.AccessKeySecret, $issued.SecurityToken | Should -BeNullOrEmpty
    }
}
