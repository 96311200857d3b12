#!/bin/bash
# Makes an Amazon Linux 2023 a worker's machine. An image may have been prepared with it, which saves half of the start;
# else each machine prepares itself. $1: the worker's files in S3 (a .zip), $2: the group of its logs, $3: "image" for one, which
# then has the start-up cache of its JVM, too.
set -euo pipefail
bundle=$1 logs=$2 purpose=${3:-machine}
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

java="/usr/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MaxRAMPercentage=20 -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
if [ "$purpose" = image ]; then # started up to where it would begin to work, against a closed port
    cd $home
    AWS_ENDPOINT_URL=http://127.0.0.1:9 AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none MUSTER_AGENTSFILE=$home/agents/agents.yaml \
        MUSTER_AWS_PAYLOADS=file:///tmp/payloads $java -XX:AOTCacheOutput=$home/worker.aot -Dspring.context.exit=onRefresh -jar $home/worker-service.jar
fi

cat >/etc/systemd/system/muster-worker.service <<UNIT
[Unit]
Description=Muster worker
Wants=network-online.target
After=network-online.target nftables.service
Requires=nftables.service

[Service]
EnvironmentFile=/etc/muster/worker.env
WorkingDirectory=$home
ExecStart=$java -XX:AOTCache=$home/worker.aot -Xlog:aot=off -Xlog:cds=off -jar $home/worker-service.jar
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
