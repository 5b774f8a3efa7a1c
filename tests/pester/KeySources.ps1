# The sources of Aliyun's keys, each alone: variables, the files of the CLI and of the SDKs. The caller has $suite, $emulator
# and $key.

function Set-Setting([hashtable] $Variable) {
    foreach ($name in $Variable.Keys) { [Environment]::SetEnvironmentVariable($name, $Variable[$name]) }
}

# Leaves the addresses of the services, and no key.
function Reset-Source {
    Reset-Suite $suite
    Set-Setting @{ ALIBABA_CLOUD_ENDPOINT = $emulator.address; STATUSPS_STS_ENDPOINT = $key.stsEndpoint; STATUSPS_METADATA_ENDPOINT = $key.metadataEndpoint }
}

# Writes the CLI's file; the first entry is the current one.
function Set-Cli([hashtable[]] $Entry, [string] $Path = (Join-Path $suite.Home '.aliyun/config.json')) {
    $null = New-Item -Force $Path -Value (@{ current = $Entry[0].name; profiles = $Entry } | ConvertTo-Json -Depth 5)
}

function Set-Ini([string] $Type, [string[]] $Line, [string] $Path = (Join-Path $suite.Home '.alibabacloud/credentials')) {
    $null = New-Item -Force $Path -Value (@('[default]'; "type = $Type"; $Line) -join "`n")
}

function Get-SignIn {
    $counted = (Get-Counter $emulator).byAction
    foreach ($name in 'credentials.uri', 'metadata.keys', 'metadata.role', 'metadata.token', 'sts.assumerole', 'sts.assumerolewithoidc', 'dts') {
        [pscustomobject]@{ Name = $name; Count = [int] $counted.$name }
    }
}

# The sign-ins since others were read: the names of the counters, with the number of requests.
function Get-MoreSignIn([object[]] $Before) {
    $more = foreach ($one in Get-SignIn | Where-Object Name -NE 'dts') {
        $count = $one.Count - ($Before | Where-Object Name -EQ $one.Name).Count
        if ($count -gt 0) { "$($one.Name):$count" }
    }
    @($more) -join ' '
}

# A query with what the emulator counted meanwhile.
function Invoke-Query([hashtable] $With = @{}) {
    $before = Get-SignIn
    $split = Split-Output { Get-DtsSyncStatus dtsdemofailed @With }
    [pscustomobject]@{
        Record  = $split.Records | Select-Object -First 1
        Error   = $split.Errors | Select-Object -First 1
        SignIns = Get-MoreSignIn $before
        Queries = (Get-SignIn | Where-Object Name -EQ 'dts').Count - ($before | Where-Object Name -EQ 'dts').Count
    }
}
