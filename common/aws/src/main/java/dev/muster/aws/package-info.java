/** The ports of the pure rooms on DynamoDB, SQS and S3: what gateway and worker are wired to, and agents.yaml as both read it. */
@NullMarked
package dev.muster.aws;

import org.jspecify.annotations.NullMarked;
