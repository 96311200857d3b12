#!/bin/bash
# Makes an Amazon Linux 2023 a worker's machine. An image may have been prepared with it, which saves half of the start;
# else each machine prepares itself. $1: the worker's files in S3 (a .zip), $2: the group of its logs.
set -euo pipefail
bundle=$1 logs=$2
home=/opt/muster
[ "$(cat $home/prepared 2>/dev/null)" = "$bundle" ] && exit

dnf install -y -q java-25-amazon-corretto-headless nftables unzip amazon-cloudwatch-agent
rm -rf $home && mkdir -p $home /var/log/muster /etc/muster
aws s3 cp --quiet "$bundle" /tmp/worker.zip
unzip -q /tmp/worker.zip -d $home && rm /tmp/worker.zip
chmod -R a+rX $home && chmod -R a+x $home/agents

# Agents run under these users (muster.worker.process-agents.users): the machine's credentials are none of theirs.
cat >/etc/sysconfig/nftables.conf <<'RULES'
table inet muster {
    chain output {
        type filter hook output priority 0; policy accept;
        meta skuid 200000-299999 ip daddr 169.254.0.0/16 drop
        meta skuid 200000-299999 ip6 daddr fd00:ec2::/32 drop
    }
}
RULES
systemctl enable -q nftables

cat >/etc/systemd/system/muster-worker.service <<UNIT
[Unit]
Description=Muster worker
Wants=network-online.target
After=network-online.target nftables.service
Requires=nftables.service

[Service]
EnvironmentFile=/etc/muster/worker.env
WorkingDirectory=$home
ExecStart=/usr/bin/java -XX:MaxRAMPercentage=20 -XX:+ExitOnOutOfMemoryError -XX:AOTCache=$home/worker.aot -Xlog:aot=off -Xlog:cds=off --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar $home/worker-service.jar
StandardOutput=append:/var/log/muster/worker.log
StandardError=inherit
Delegate=yes
KillMode=mixed
TimeoutStopSec=115
Restart=on-failure
RestartSec=2
OOMPolicy=continue
SuccessExitStatus=143
LimitNOFILE=1048576

[Install]
WantedBy=multi-user.target
UNIT

cat >/etc/logrotate.d/muster <<'ROTATE'
/var/log/muster/worker.log { size 100M rotate 2 copytruncate missingok notifempty }
ROTATE

cat >/opt/aws/amazon-cloudwatch-agent/etc/amazon-cloudwatch-agent.json <<AGENT
{"logs": {"logs_collected": {"files": {"collect_list": [
  {"file_path": "/var/log/muster/worker.log", "log_group_name": "$logs", "log_stream_name": "{instance_id}"},
  {"file_path": "/var/log/cloud-init-output.log", "log_group_name": "$logs", "log_stream_name": "{instance_id}/start"}]}}}}
AGENT
systemctl enable -q amazon-cloudwatch-agent
systemctl daemon-reload
echo "$bundle" >$home/prepared
