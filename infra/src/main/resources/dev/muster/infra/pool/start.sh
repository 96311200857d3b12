# What is known of this machine alone; then the worker starts, with what the stack has set before.
token=$(curl -sf -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
instance=$(curl -sf -H "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/instance-id)
echo "MUSTER_WORKER_UNIT=$instance" >>/etc/muster/worker.env
systemctl start nftables amazon-cloudwatch-agent
systemctl enable -q --now muster-worker
