package dev.muster.run;

/** The claim that ended a run, so that its holder knows its own write again. */
public record Signature(long fence, Nonce nonce) {
    public static Signature of(Claim claim) {
        return new Signature(claim.fence(), claim.nonce());
    }
}
