# One fresh process: writes the processor time of the import, of the first query and of the whole in milliseconds, and the methods that
# the runtime compiled for both.
param(
    [Parameter(Mandatory)][ValidateSet('Demo', 'Http', 'Import', 'RestMethod')][string] $Way,
    [string] $Module,
    [string] $Address,
    [string] $AppCode,
    [string] $AppSecret
)

$ErrorActionPreference = 'Stop'
function Get-Cost { [Environment]::CpuUsage.TotalTime.TotalMilliseconds, [Runtime.JitInfo]::GetCompiledMethodCount($false) }
$null = Get-Cost
$start = $imported = $end = Get-Cost
if ($Way -eq 'RestMethod') {
    $header = @{ 'X-Bkapi-Authorization' = "{""bk_app_code"":""$AppCode"",""bk_app_secret"":""$AppSecret"",""bk_username"":""admin""}" }
    $response = Invoke-RestMethod "$Address/api/bk-job/prod/api/v4/get_job_instance_status?bk_scope_type=biz&bk_scope_id=1&job_instance_id=1000000" -Headers $header
    $id = $response.data.job_instance.job_instance_id
} else {
    Import-Module $Module
    $imported = Get-Cost
    if ($Way -eq 'Demo') {
        $id = (Get-JobInstanceStatus 100 -BizId 1 -Profile demo).JobInstanceId + 999900
    } elseif ($Way -eq 'Http') {
        $secret = [securestring]::new()
        foreach ($character in $AppSecret.ToCharArray()) { $secret.AppendChar($character) }
        $through = New-StatusProfile bench -BlueKing -Endpoint $Address -UserName admin -Credential ([pscredential]::new($AppCode, $secret))
        $id = (Get-JobInstanceStatus 1000000 -BizId 1 -Profile $through).JobInstanceId
    } else {
        $id = 1000000
    }
}
if ($id -ne 1000000) { throw "$Way gave '$id'." }
$end = Get-Cost
[string]::Format([cultureinfo]::InvariantCulture, '{0:0.0} {1:0.0} {2:0.0} {3} {4}',
    ($imported[0] - $start[0]), ($end[0] - $imported[0]), $end[0], ($imported[1] - $start[1]), ($end[1] - $imported[1]))
