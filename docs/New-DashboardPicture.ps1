#Requires -Version 7.6
<#
.SYNOPSIS
Makes the picture of the dashboard in the guide: docs/images/dashboard.png.
.DESCRIPTION
Runs the overview of the demo, and of a profile that cannot be reached, every two seconds. A node exporter serves the
metrics, and Prometheus scrapes it. Then tests/dashboard/picture draws the panels of examples/grafana/statusps.json with
the components of Grafana, from the answers of Prometheus. docs/images/dashboard.sha256 gets the hash of the dashboard,
which a test compares.
Needs Prometheus, its node exporter, Node.js, Chromium and a built module (dotnet build). Installs npm packages of about
600 MB.
.EXAMPLE
./docs/New-DashboardPicture.ps1
#>
[CmdletBinding()]
param(
    # The time that the panels show.
    [ValidateRange(10, 3600)] [int] $Seconds = 105,

    # How long Prometheus and the node exporter may take to start.
    [ValidateRange(1, 600)] [int] $TimeoutSec = 30
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$interval = 2

function Find-Address {
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    "127.0.0.1:$($listener.LocalEndpoint.Port)"
    $listener.Stop()
}

function Start-Program([string[]] $Name, [string] $Address, [string] $Path, [string[]] $Argument) {
    $program = Get-Command $Name -CommandType Application -ErrorAction Ignore | Select-Object -First 1
    if (-not $program) { throw "Install $($Name[0]): it is not on PATH." }
    $log = Join-Path $folder "$($Name[0]).log"
    $process = Start-Process $program.Source (@("--web.listen-address=$Address") + $Argument) -PassThru `
        -RedirectStandardError $log -RedirectStandardOutput "$log.out"
    $processes.Add($process)
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while ($true) {
        try {
            $null = Invoke-WebRequest "http://$Address$Path" -NoProxy
            return
        } catch {
            if ($process.HasExited -or $clock.Elapsed.TotalSeconds -gt $TimeoutSec) {
                throw "$($Name[0]) did not start: $(Get-Content $log -Raw)"
            }
            Start-Sleep -Milliseconds 100
        }
    }
}

$folder = Join-Path ([IO.Path]::GetTempPath()) "statusps-dashboard-$([guid]::NewGuid().ToString('N'))"
$null = New-Item -ItemType Directory $folder, "$folder/metrics"
$processes = [Collections.Generic.List[Diagnostics.Process]]::new()
$storeBefore = $env:STATUSPS_HOME
$env:STATUSPS_HOME = "$folder/store"
try {
    $packages = Join-Path $root 'tests/dashboard/picture'
    & npm ci --prefix $packages --ignore-scripts --no-audit --no-fund --loglevel error
    if ($LASTEXITCODE) { throw "npm ended with $LASTEXITCODE." }

    Import-Module "$root/out/module/StatusPS"
    $secret = ConvertTo-SecureString 'example-only' -AsPlainText -Force
    Set-StatusProfile branch -BlueKing -Endpoint "http://$(Find-Address)" -UserName ops -ScopeType biz -ScopeId 2 `
        -Credential ([pscredential]::new('my-app', $secret)) -MaxRetry 0

    $exporter = Find-Address
    Set-Content "$folder/prometheus.yml" @"
global:
  scrape_interval: ${interval}s
scrape_configs:
  - job_name: node
    static_configs:
      - targets: ['$exporter']
"@
    Start-Program 'prometheus-node-exporter', 'node_exporter' $exporter '/metrics' @(
        '--collector.disable-defaults', '--collector.textfile', "--collector.textfile.directory=$folder/metrics")
    $prometheus = Find-Address
    Start-Program 'prometheus' $prometheus '/-/ready' @(
        "--storage.tsdb.path=$folder/data", "--config.file=$folder/prometheus.yml")

    # Begins between two labels of the time axis, which would be cut at the edge.
    $now = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
    $wait = 15000 - ($now - 7000) % 15000
    Start-Sleep -Milliseconds $wait
    $start = [Math]::Floor(($now + $wait) / 1000)
    do {
        Get-StatusOverview demo, branch -ErrorAction Continue 2>&1 |
            Export-StatusMetric "$folder/metrics/statusps.prom" -WarningAction Ignore
        Start-Sleep -Seconds $interval
        $end = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
        Write-Progress 'Recording metrics' -PercentComplete ([Math]::Min(100, ($end - $start) * 100 / $Seconds))
    } while ($end - $start -lt $Seconds)

    $picture = Join-Path $PSScriptRoot 'images/dashboard.png'
    & node "$packages/draw.js" "http://$prometheus" $start ($start + $Seconds) $picture
    if ($LASTEXITCODE) { throw "node ended with $LASTEXITCODE." }
    # The same hash on each platform: Git may check the file out with other line ends.
    $text = (Get-Content "$root/examples/grafana/statusps.json" -Raw).ReplaceLineEndings("`n")
    $hash = [Convert]::ToHexStringLower([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($text)))
    [IO.File]::WriteAllText("$PSScriptRoot/images/dashboard.sha256", "$hash  examples/grafana/statusps.json`n")
    Get-Item $picture
} finally {
    $processes | Where-Object { -not $_.HasExited } | ForEach-Object { $_.Kill(); $_.WaitForExit() }
    $env:STATUSPS_HOME = $storeBefore
    Remove-Item $folder -Recurse
}
