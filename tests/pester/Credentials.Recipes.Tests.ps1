# The recipes of docs/credentials.md for Aliyun's roles and for a container, as they are written, against the emulator. Only
# addresses and folders are replaced, and prompts are answered. PageTests holds that the Chinese page has the same code.
BeforeAll {
    . $PSScriptRoot/Suite.ps1
    . $PSScriptRoot/KeySources.ps1
    $suite = Enter-Suite
    $emulator = Get-SharedEmulator
    $key = $emulator.aliyun
    $tokenFile = Join-Path $suite.Folder 'oidc-token'
    $page = Get-Content -Raw (Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'docs/credentials.md')
    $defaults = @{ 'Invoke-RestMethod:NoProxy' = $true; 'Set-StatusProfile:Endpoint' = $emulator.address; 'Set-StatusProfile:StsEndpoint' = $key.stsEndpoint; 'Set-StatusProfile:MetadataEndpoint' = $key.metadataEndpoint }

    # The blocks of code below a heading, up to the next one.
    function Get-Recipe([string] $Heading, [string] $Language = 'powershell') {
        $section = [regex]::Match($page, "(?ms)^##+ $([regex]::Escape($Heading))\n.*?(?=^##|\z)").Value
        $blocks = [regex]::Matches($section, "(?ms)^``````$Language\n(.*?)^``````$").ForEach({ $_.Groups[1].Value })
        $blocks | Should -Not -BeNullOrEmpty -Because "'$Heading' should have a recipe in $Language"
        $blocks
    }

    # Runs a recipe, where a stored profile gets the emulator's addresses.
    function Invoke-Recipe([string] $Code) {
        foreach ($name in $defaults.Keys) { $global:PSDefaultParameterValues[$name] = $defaults[$name] }
        $before = Get-SignIn
        try {
            $split = Split-Output ([scriptblock]::Create($Code))
        } finally {
            foreach ($name in $defaults.Keys) { $global:PSDefaultParameterValues.Remove($name) }
        }
        $split | Add-Member -PassThru SignIns (Get-MoreSignIn $before)
    }

    # The job of the recipes is none of the emulator's, which says so to nobody but a caller with a valid key.
    function Test-Query($Run, [string] $SignIns) {
        $Run.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.NotFound,*'
        $Run.Errors.TargetObject | Should -BeExactly 'dtsabc123'
        $Run.SignIns | Should -BeExactly $SignIns
    }

    function Test-Check($Run, [string[]] $Key) {
        $Run.Records.Passed | Should -Not -Contain $false
        ($Run.Records | Where-Object Step -EQ SignIn).Passed | Should -Not -Contain $null
        $details = ($Run.Records | Where-Object Step -EQ Key).Detail
        foreach ($one in $Key) { @($details -like "$one*valid until*").Count | Should -Be 1 -Because "$one should be in $details" }
    }

    # The entries of an "env" of a job, or the "variables" of one.
    function Set-JobVariable([string] $Yaml, [hashtable] $Variable) {
        foreach ($entry in [regex]::Matches($Yaml, '(?m)^ +(ALIBABA_CLOUD_\w+): (\S+)$')) { Set-Setting @{ $entry.Groups[1].Value = $entry.Groups[2].Value } }
        Set-Setting $Variable
    }
}

AfterAll { Exit-Suite $suite }

Describe 'The recipe' -Skip:$IsWindows {
    BeforeEach {
        Reset-Source
        # No key of the tests before is in use.
        $null = Invoke-RestMethod "$($emulator.address)/_emulator/expire-aliyun-keys" -Method Post -NoProxy
        $key.oidcToken | Set-Content $tokenFile
    }

    It 'for an ECS instance' {
        $run = Invoke-Recipe (Get-Recipe 'On an ECS instance')
        Test-Check $run "ECS role $($key.ecsRoleName), from "
        Test-Query $run 'metadata.keys:1 metadata.token:1'
    }

    It 'for a pod of ACK: its command, with what the add-on sets' {
        $manifest = Get-Recipe 'In a pod of ACK' yaml
        $role = $manifest -match '(?m)/role-name: (\S+)$' ? $Matches[1] : ''
        Set-Setting @{ ALIBABA_CLOUD_REGION_ID = $manifest -match '(?m)ALIBABA_CLOUD_REGION_ID\n +value: (\S+)$' ? $Matches[1] : '' }
        Set-Setting @{ ALIBABA_CLOUD_ROLE_ARN = "acs:ram::1234567890123456:role/$role"; ALIBABA_CLOUD_OIDC_PROVIDER_ARN = $key.oidcProviderArn; ALIBABA_CLOUD_OIDC_TOKEN_FILE = $tokenFile }
        $command = $manifest -match '(?m)command: \[pwsh, -NonInteractive, -Command, (.*)\]$' ? $Matches[1] : ''
        Test-Query (Invoke-Recipe $command) 'sts.assumerolewithoidc:1'
        Get-StatusProfile environment | ForEach-Object RegionId | Should -BeExactly 'cn-hangzhou'
    }

    It 'for the token of a pod in a stored profile' {
        $code = (Get-Recipe 'In a pod of ACK').Replace('/var/run/secrets/ack.alibabacloud.com/rrsa-tokens/token', $tokenFile)
        Test-Query (Invoke-Recipe "$code; Get-DtsSyncStatus dtsabc123 -Profile pod") 'sts.assumerolewithoidc:1'
    }

    It 'for CloudSSO, after the CLI has signed in' {
        Set-Cli @{ name = 'sso'; mode = 'CloudSSO'; access_key_id = $key.stsAccessKeyId; access_key_secret = $key.stsAccessKeySecret; sts_token = $key.stsSecurityToken; sts_expiration = 4102444800; region_id = 'cn-hangzhou' }
        Test-Query (Invoke-Recipe (Get-Recipe 'CloudSSO on a laptop')) ''
    }

    It 'for a role, and a chain of roles' {
        $credential = New-TestCredential $key.accessKeyId $key.accessKeySecret
        $run = Invoke-Recipe (Get-Recipe 'A role, and a chain of roles').Replace('-Credential LTAI...', '-Credential $credential')
        $run.Errors | Should -BeNullOrEmpty
        Test-Check $run "role $($key.chainedRoleArn), assumed with: role $($key.roleArn), assumed with: access key from "
        $run.SignIns | Should -BeExactly 'sts.assumerole:2'
    }

    It 'for GitHub Actions: its step, with what GitHub sets' {
        $job = Get-Recipe 'In GitHub Actions' yaml
        $file = Join-Path $suite.Folder 'from-github'
        $github = Start-Stub ([scriptblock]::Create("@{ Body = '{`"value`":`"$($key.oidcToken)`"}' }"))
        try {
            Set-JobVariable $job @{ ALIBABA_CLOUD_OIDC_TOKEN_FILE = $file; ACTIONS_ID_TOKEN_REQUEST_URL = "$($github.Address)/token?api-version=2.0"; ACTIONS_ID_TOKEN_REQUEST_TOKEN = 'runner-t0ken' }
            $job | Should -Match 'ALIBABA_CLOUD_OIDC_TOKEN_FILE: \$\{\{ runner\.temp \}\}/'
            $script = $job -match '(?ms)^ +run: \|\n(.*)\z' ? $Matches[1] : ''
            Test-Query (Invoke-Recipe $script) 'sts.assumerolewithoidc:1'
            $github.State.Requests[0] | Should -Match '^GET /token\?api-version=2\.0&audience=sts\.aliyuncs\.com '
            $github.State.Requests[0] | Should -Match '(?m)^Authorization: Bearer runner-t0ken'
        } finally {
            Stop-Stub $github
            Set-Setting @{ ACTIONS_ID_TOKEN_REQUEST_URL = $null; ACTIONS_ID_TOKEN_REQUEST_TOKEN = $null }
        }
    }

    It 'for GitLab: its script, with what GitLab sets' {
        $job = Get-Recipe 'In GitLab CI' yaml
        Set-JobVariable $job @{ ALIBABA_CLOUD_OIDC_TOKEN_FILE = (Join-Path $suite.Folder 'from-gitlab'); ALIYUN_OIDC_TOKEN = $key.oidcToken }
        $lines = [regex]::Matches($job, '(?m)^    - (.+)$').ForEach({ $_.Groups[1].Value })
        $lines.Count | Should -Be 2
        try {
            sh -c $lines[0]
        } finally {
            $env:ALIYUN_OIDC_TOKEN = $null
        }
        $command = $lines[1] -match "^pwsh -NonInteractive -Command '(.*)'$" ? $Matches[1] : ''
        Test-Query (Invoke-Recipe $command) 'sts.assumerolewithoidc:1'
    }

    It 'for a credentials URI' {
        $code = (Get-Recipe 'From a credentials URI').Replace('http://127.0.0.1:6666/credentials', $key.credentialsUri)
        Test-Query (Invoke-Recipe "$code; Get-DtsSyncStatus dtsabc123 -Profile helper") 'credentials.uri:1'
    }

    It 'for the emulator, and the expiry of its keys' {
        $emulator | Select-Object -ExcludeProperty Process, Time | ConvertTo-Json -Depth 3 -Compress | Set-Content (Join-Path $suite.Folder 'emulator.json')
        Push-Location $suite.Folder
        try {
            $run = Invoke-Recipe (Get-Recipe 'Try the roles against the emulator')
        } finally {
            Pop-Location
        }
        $run.Errors | Should -BeNullOrEmpty
        $run.Records.Profile | Select-Object -Unique | Sort-Object | Should -Be base, ecs, helper, ops, pod, readonly
        $roles = 'ECS role ', 'credentials URI ', "role $($key.oidcRoleArn), for the OIDC token in ", "role $($key.roleArn), assumed with: access key from ", "role $($key.chainedRoleArn), assumed with: role $($key.roleArn)"
        Test-Check $run $roles
        $run.SignIns | Should -BeExactly 'credentials.uri:1 metadata.keys:1 metadata.token:1 sts.assumerole:2 sts.assumerolewithoidc:1'

        $expire = $page -match '`(Invoke-RestMethod \S+/_emulator/expire-aliyun-keys -Method Post)`' ? $Matches[1] : ''
        $run = Invoke-Recipe "$($expire.Replace('http://127.0.0.1:8080', $emulator.address)); Get-DtsSyncStatus dtsabc123 -Profile ops"
        Test-Query $run 'sts.assumerole:1'
    }

    It 'for a container, with the variables of <Platform>' -ForEach @(@{ Platform = 'Authing' }, @{ Platform = 'BlueKing' }) {
        Set-Setting @{ AUTHING_ACCESS_KEY_ID = $emulator.authing.accessKeyId; AUTHING_ACCESS_KEY_SECRET = $emulator.authing.accessKeySecret; AUTHING_HOST = $emulator.address }
        Set-Setting @{ BK_APP_CODE = $emulator.blueKing.appCode; BK_APP_SECRET = $emulator.blueKing.appSecret }
        $block = Get-Recipe 'In a container' console | Where-Object { $_ -match ($Platform -eq 'Authing' ? 'AuthingSync' : 'JobInstance') }
        $command = $block -match "(?s)pwsh -NonInteractive -Command '(.*)'" ? $Matches[1] : ''
        $run = Split-Output ([scriptblock]::Create($command.Replace('https://bkapi.example.com', $emulator.address)))
        $run.Errors | Should -BeNullOrEmpty
        @($run.Records).Count | Should -Be ($Platform -eq 'Authing' ? 4 : 1)
    }

    It 'for profiles in a file, which is added to an image' {
        $export, $import = Get-Recipe 'In a container'
        Push-Location $suite.Folder
        try {
            $null = Split-Output ([scriptblock]::Create($export.Replace('https://bkapi.example.com', $emulator.address)))
            $env:STATUSPS_HOME = Join-Path $suite.Folder 'image'
            Set-Setting @{ PROD_APP_SECRET = 'Of4nother/app' }
            $run = Split-Output ([scriptblock]::Create($import))
        } finally {
            Pop-Location
            Set-Setting @{ PROD_APP_SECRET = $null }
        }
        # The app of the recipe is none of the emulator's.
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'StatusPS.Authentication,*'
        (Get-StatusProfile prod).Sources.AppSecret | Should -BeExactly 'Environment:PROD_APP_SECRET'
    }
}
