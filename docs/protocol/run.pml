/*
 * The run protocol of Muster: the life of one run between the store, the queue, the fleet and the gateway.
 *
 * WHAT IS MODELLED
 *   One accepted run. The store's item, where every step of the protocol is one conditional write that answers
 *   with the item as it was (ALL_OLD). A queue that delivers at least once, in no order. WORKERS worker machines
 *   with SLOTS permits between them (slot i belongs to worker i % WORKERS), each with a memory of its own: a slot
 *   acts on what it believes its fence and nonce to be, never on what the store holds. The gateway's recovery:
 *   sweep, due, expire, bury, requeue, resume. A client that may cancel. A network that loses calls or answers,
 *   or delivers a call long after its sender has given it up.
 *
 * TIME
 *   No clocks. What is due within seconds (due, bury, requeue, resume, reconcile, a heartbeat) may happen at any
 *   moment. What takes minutes (a sweep, a message that becomes visible again) happens EARLY times at any
 *   moment, and for ever after only when nothing else in the world can happen. So a cycle through these two
 *   is a true livelock, and no scheduler has to be assumed fair.
 *
 * FAULT BUDGETS (how often at most; 0 unless set with -D)
 *   CRASHES    a worker dies with everything in its memory; a new one starts under a new id
 *   ZOMBIES    a living worker is buried: it was frozen, wakes, and acts on old memory until a heartbeat is
 *              refused. In between it receives at most ZOMBIE_RECEIVES messages
 *   LOST       a CLAIM, COMPLETE, RETRY, RELEASE or HOLD is not answered: never applied, or applied at once, or
 *              applied at any later time
 *   LOSSES     a message is sent and never arrives, or its sender dies between the write and the send
 *   DUPLICATES a message is delivered once more (also: its visibility ended under the hands of a slow worker)
 *   PURGES     the queue loses everything, what is in flight included
 *   EARLY      a sweep or a parked message comes while other things still happen
 *   CANCELS    cancel requests          DRAINS    a worker must give back the run that it executes
 *   RETRIES    failures to be retried   OPENINGS  the agent's breaker opens (it always closes again)
 *   STRANGERS  a message is received by a worker that does not know the agent
 *   EXPIRIES   1: the run may expire while it waits
 *   ENDINGS=2 adds agents that fail, and drains of runs that must not be repeated (INCOMPLETE). check has the numbers.
 *
 * PROPERTIES
 *   Safety, by assertions:
 *     - a terminal state never changes, hence at most one result is committed;
 *     - a result is committed by the claim that holds the fence at that moment;
 *     - a worker that has its answer knows the truth: it reports an ending if and only if the store has that
 *       ending from this very claim;
 *     - a waiting run never carries a cancel request;
 *     - each claim beyond the first is paid for by something that befell the run (so a livelock that raises the
 *       fence in every round, and hence closes no cycle, is an assertion too).
 *   Nothing is stranded: the clock ends only with a terminal run. A world in which nothing can happen any more
 *     around a run that is not terminal is an invalid end state.
 *   No livelock: there is no progress label anywhere, so every cycle is a non-progress cycle. With both, every
 *     execution is finite and ends with a terminal run, which is stronger than "eventually terminal" under fairness.
 *
 * HOW TO RUN
 *   ./check            all configurations, then all mutants
 *   or by hand:        spin -DCRASHES=1 -DLOST=1 -a run.pml && gcc -O2 -DSAFETY -o pan pan.c && ./pan
 *                      spin -DCRASHES=1 -DLOST=1 -a run.pml && gcc -O2 -DNP -o pan pan.c && ./pan -l
 *   -D<MUTANT> breaks one rule; README.md lists the mutants and what each of them shows.
 */

#ifndef WORKERS
#define WORKERS 2
#endif
#ifndef SLOTS
#define SLOTS WORKERS
#endif
#ifndef CRASHES
#define CRASHES 0
#endif
#ifndef ZOMBIES
#define ZOMBIES 0
#endif
#ifndef ZOMBIE_RECEIVES
#define ZOMBIE_RECEIVES 1
#endif
#ifndef LOST
#define LOST 0
#endif
#ifndef LOSSES
#define LOSSES 0
#endif
#ifndef DUPLICATES
#define DUPLICATES 0
#endif
#ifndef PURGES
#define PURGES 0
#endif
#ifndef EARLY
#define EARLY 0
#endif
#ifndef CANCELS
#define CANCELS 0
#endif
#ifndef DRAINS
#define DRAINS 0
#endif
#ifndef RETRIES
#define RETRIES 0
#endif
#ifndef OPENINGS
#define OPENINGS 0
#endif
#ifndef STRANGERS
#define STRANGERS 0
#endif
#ifndef EXPIRIES
#define EXPIRIES 0
#endif
#ifndef SUSPECT_AT
#define SUSPECT_AT 2    /* from so many crashes on, one more makes the run DEAD */
#endif
#ifndef QUEUE_BOUND
#define QUEUE_BOUND 2   /* more visible messages of one run than this are not told apart */
#endif

#ifndef ENDINGS
#define ENDINGS 1       /* 2: agents also fail, and a drain may end a run that must not be repeated */
#endif

/* Each claim beyond the first is paid for by something that befell the run. */
#define MOST_CLAIMS (1 + CRASHES + ZOMBIES * (1 + ZOMBIE_RECEIVES) + LOST + RETRIES + DRAINS)

#define IDS (WORKERS + CRASHES + ZOMBIES)   /* a worker has a new id at every start; ids begin at 1 */

/* Stored states. */
mtype = { SCHEDULED, QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELLED, EXPIRED, DEAD };
/* What `enqueue` says of a QUEUED run. SENT only moves the next sweep, which has no clock here: PENDING stands for both. */
mtype = { PENDING, HELD };
/* Endings of a claim that do not end the run; the others are the terminal states themselves. */
mtype = { TRY_AGAIN, GIVE_BACK };
/* What a slot does. */
mtype = { IDLE, CLAIMING, TAKING_OVER, CLAIMED, EXECUTING, ENDING, HOLDING, WRITING_CANCELLED };
/* What a call asks of the store, as far as it may arrive late. */
mtype = { NOTHING, A_CLAIM, A_TAKEOVER, A_COMPLETE, A_RETRY, A_RELEASE, A_HOLD };

typedef Item {
    mtype state = QUEUED;
    mtype enqueue = PENDING;
    byte owner;             /* a worker's id while RUNNING, else 0: the owner index is sparse */
    byte fence;
    byte nonce;             /* of the latest claim; kept when the run leaves RUNNING */
    byte done_fence;
    byte done_nonce;
    bool cancel;            /* a cancel request was written while the run was RUNNING */
    bool sweep = true;      /* has a sweepAt, and so stands in the sweep index */
    byte crashes
};

typedef Slot {
    mtype phase = IDLE;
    bool message;           /* holds a message in flight */
    byte nonce;             /* registered before CLAIM is called, until the claim is given up or has ended */
    byte fence;             /* while CLAIMING unused; TAKING_OVER and WRITING_CANCELLED: as seen in ALL_OLD; then mine */
    mtype ending
};

typedef Worker {
    byte id;
    byte unexecuted;        /* RECONCILE: fence of a run of mine that I do not execute, about to be released; 0 none */
    bool looked;            /* only for LOOK_BEFORE_READ */
    byte zombie_receives = ZOMBIE_RECEIVES
};

typedef Call {
    mtype kind = NOTHING;
    byte id;
    byte fence;
    byte nonce;
    mtype ending
};

Item item;
Slot slot[SLOTS];
Worker worker[WORKERS];
Call late;                  /* a call given up by its sender and still under way; one at a time */
byte last_id = WORKERS;
bool buried[IDS + 1];       /* tombstones, by worker id */
byte visible, parked;       /* messages to be received; messages in flight that nobody holds */
bool breaker_open;
bool calm;                  /* no fault before the next long timer */

byte crashes_left = CRASHES, zombies_left = ZOMBIES, lost_left = LOST, losses_left = LOSSES;
byte duplicates_left = DUPLICATES, purges_left = PURGES, early_left = EARLY, cancels_left = CANCELS;
byte drains_left = DRAINS, retries_left = RETRIES, openings_left = OPENINGS, strangers_left = STRANGERS;
byte expiries_left = EXPIRIES;

bool applied;               /* answer of the latest write; false between steps */

#define TERMINAL (item.state != SCHEDULED && item.state != QUEUED && item.state != RUNNING)
#define HELD_BY(f) (item.state == RUNNING && item.fence == (f))
#define WORKER_OF(i) worker[(i) % WORKERS]
#define BURIED_OWNER (item.owner != 0 && buried[item.owner])
#define MAY_BE_SWEPT (item.sweep && item.state == QUEUED && item.enqueue != HELD)

/* ---- The queue ------------------------------------------------------------------------------------------- */

inline publish() {
    if
    :: visible < QUEUE_BOUND -> visible++
    :: visible == QUEUE_BOUND
    :: losses_left > 0 -> losses_left--
    fi
}

/* The gateway sends nothing for a held agent; such a run waits for the sweep. */
inline gateway_publish() {
    if
    :: breaker_open
    :: else -> publish()
    fi
}

inline park(i) {
    if
    :: slot[i].message && parked < QUEUE_BOUND -> parked++
    :: else
    fi;
    slot[i].message = false
}

/* A slot lays down what it was doing. */
inline forget(i) {
    slot[i].phase = IDLE;
    slot[i].nonce = 0;
    slot[i].fence = 0;
    slot[i].ending = 0
}

/* A refused write, or a finished one: what becomes of the message, by the item as it is. */
inline settle(i) {
    if
    :: TERMINAL || item.state == SCHEDULED || (item.state == QUEUED && item.enqueue == HELD) -> slot[i].message = false
#ifdef DUPLICATE_DELETED
    :: item.state == RUNNING -> slot[i].message = false
    :: item.state == QUEUED && item.enqueue != HELD -> park(i)
#else
    :: else -> park(i)
#endif
    fi;
    forget(i)
}

/* ---- The steps: conditional writes on the item, each leaves its answer in `applied` ---------------------- */

/* Every way back to QUEUED and PENDING sets a new sweepAt: its send may be lost like the first one. */
inline wait_again() {
    assert(!TERMINAL);
    item.state = QUEUED;
    item.enqueue = PENDING;
    item.owner = 0;
#ifndef SWEEP_AT_SET_BY_SUBMIT_ALONE
    item.sweep = true;
#endif
#ifndef IGNORE_CANCEL
    assert(!item.cancel)
#endif
}

/* Nothing may change the item any more, whatever is still received, called or under way. Faults that could only take
   something away from that are over. */
inline end_run(terminal_state) {
    assert(!TERMINAL);
    crashes_left = 0;
    zombies_left = 0;
    losses_left = 0;
    purges_left = 0;
    cancels_left = 0;
    drains_left = 0;
    retries_left = 0;
    openings_left = 0;
    expiries_left = 0;
    item.state = terminal_state;
    item.enqueue = PENDING;
#ifndef REQUEUE_WITHOUT_RUNNING
    item.owner = 0;
#endif
    item.sweep = false
}

#ifdef IGNORE_CANCEL
#define NO_CANCEL_REQUEST true
#else
#define NO_CANCEL_REQUEST (!item.cancel)
#endif

inline new_claim(my_id, my_nonce) {
    assert(!TERMINAL);
    item.owner = my_id;
    item.nonce = my_nonce;
    item.fence++;
    assert(item.fence <= MOST_CLAIMS)
}

inline CLAIM(my_id, my_nonce) {
    applied = item.state == QUEUED && !item.cancel;
    if
    :: applied ->
        item.state = RUNNING;
        item.enqueue = PENDING;
        item.sweep = false;
        new_claim(my_id, my_nonce)
    :: else
    fi
}

/* The caller has seen the tombstone of the owner that held this fence; tombstones do not go away. */
inline TAKEOVER(my_id, my_nonce, seen) {
    applied = HELD_BY(seen) && !item.cancel;
    if
    :: applied && item.crashes == SUSPECT_AT -> end_run(DEAD)
    :: applied && item.crashes < SUSPECT_AT ->
        item.crashes++;
        new_claim(my_id, my_nonce)
    :: else
    fi
}

#if defined(UNCONDITIONAL_COMPLETE)
#define MAY_COMPLETE(f) true
#elif defined(NO_FENCE)
#define MAY_COMPLETE(f) (item.state == RUNNING)
#else
#define MAY_COMPLETE(f) HELD_BY(f)
#endif

/* INCOMPLETE, a time-out and the owner's own CANCELLED are a COMPLETE with another ending. */
inline COMPLETE(my_fence, my_nonce, with_ending) {
    applied = MAY_COMPLETE(my_fence);
    if
    :: applied ->
        assert(item.fence == my_fence && item.nonce == my_nonce);
        end_run(with_ending);
        item.done_fence = my_fence;
        item.done_nonce = my_nonce
    :: else
    fi
}

inline RETRY(my_fence) {
    applied = HELD_BY(my_fence) && NO_CANCEL_REQUEST;
    if
    :: applied ->
        wait_again();
        item.state = SCHEDULED;
        item.sweep = false
    :: else
    fi
}

inline RELEASE(my_fence) {
    applied = HELD_BY(my_fence) && NO_CANCEL_REQUEST;
    if
    :: applied -> wait_again()
    :: else
    fi
}

inline HOLD() {
#ifdef HOLD_IN_ANY_STATE
    applied = true;
    assert(!TERMINAL);
    item.state = QUEUED;
    item.sweep = true;
    item.owner = 0;
#else
    applied = item.state == QUEUED;
#endif
    if
    :: applied -> item.enqueue = HELD
    :: else
    fi
}

/* By whoever meets a cancel request where the owner is buried: nobody else will end the run. */
inline CANCELLED_AS_SEEN(seen) {
#ifdef CANCELLED_BY_FENCE_ALONE
    applied = item.fence == seen;
#else
    applied = HELD_BY(seen);
#endif
    if
    :: applied -> end_run(CANCELLED)
    :: else
    fi
}

inline REQUEUE() {
    if
    :: !NO_CANCEL_REQUEST -> end_run(CANCELLED)
    :: NO_CANCEL_REQUEST && item.crashes == SUSPECT_AT -> end_run(DEAD)
    :: NO_CANCEL_REQUEST && item.crashes < SUSPECT_AT ->
        item.crashes++;
        wait_again();
        gateway_publish()
    fi
}

/* ---- Calls that are not answered -------------------------------------------------------------------------- */

inline send_late(i, what) {
    late.kind = what;
    late.id = WORKER_OF(i).id;
    late.fence = slot[i].fence;
    late.nonce = slot[i].nonce;
    late.ending = slot[i].ending
}

inline arrive_late() {
    if
    :: late.kind == A_CLAIM -> CLAIM(late.id, late.nonce)
    :: late.kind == A_TAKEOVER -> TAKEOVER(late.id, late.nonce, late.fence)
    :: late.kind == A_COMPLETE -> COMPLETE(late.fence, late.nonce, late.ending)
    :: late.kind == A_RETRY -> RETRY(late.fence)
    :: late.kind == A_RELEASE -> RELEASE(late.fence)
    :: late.kind == A_HOLD -> HOLD()
    fi;
    late.kind = NOTHING;
    late.id = 0;
    late.fence = 0;
    late.nonce = 0;
    late.ending = 0;
    applied = false
}

/* ---- A slot of a worker ----------------------------------------------------------------------------------- */

#if SLOTS > 2
#define ALL_IDLE (slot[0].phase == IDLE && slot[1].phase == IDLE && slot[2].phase == IDLE)
#define NONCE_IN_SLOT(n) (n == slot[0].nonce || n == slot[1].nonce || n == slot[2].nonce)
#elif SLOTS > 1
#define ALL_IDLE (slot[0].phase == IDLE && slot[1].phase == IDLE)
#define NONCE_IN_SLOT(n) (n == slot[0].nonce || n == slot[1].nonce)
#else
#define ALL_IDLE (slot[0].phase == IDLE)
#define NONCE_IN_SLOT(n) (n == slot[0].nonce)
#endif

/* A nonce that nobody remembers is as good as one never used before. */
inline register_nonce(i) {
    byte n = 1;
    do
    :: n == item.nonce || n == item.done_nonce || n == late.nonce || NONCE_IN_SLOT(n) -> n++
    :: else -> break
    od;
    slot[i].nonce = n;
    n = 0
}

/* The claim is applied, and its answer under way. */
inline claimed(i) {
    slot[i].fence = item.fence;
    slot[i].phase = CLAIMED
}

#define MY_CLAIM(i) (item.state == RUNNING && item.owner == WORKER_OF(i).id && item.nonce == slot[i].nonce)

/* CLAIM or takeover was refused. */
inline claim_refused(i) {
    if
    :: MY_CLAIM(i) -> claimed(i)          /* my own earlier call, applied but not answered */
    :: item.state == RUNNING && item.owner != WORKER_OF(i).id && BURIED_OWNER ->
        slot[i].fence = item.fence;
        if
        :: item.cancel -> slot[i].phase = WRITING_CANCELLED
        :: else -> slot[i].phase = TAKING_OVER
        fi
    :: else -> settle(i)
    fi
}

/* The worker repeats a claim that was not answered, or gives it up and leaves the message to reappear. */
inline repeat_or_give_up(i) {
    if
    :: true
    :: true -> park(i); forget(i)
    fi
}

/* The claim's ending is committed, as far as this worker knows. */
inline report(i) {
    assert(item.state == slot[i].ending);
    assert(item.done_fence == slot[i].fence && item.done_nonce == slot[i].nonce);
    slot[i].message = false;
    forget(i)
}

#if defined(CLAIM_IDENTITY_FOR_COMPLETE)
#define COMPLETED_BY_ME(i) (item.fence == slot[i].fence && item.nonce == slot[i].nonce)
#elif defined(REFUSAL_IS_DEFEAT)
#define COMPLETED_BY_ME(i) false
#else
#define COMPLETED_BY_ME(i) (item.done_fence == slot[i].fence && item.done_nonce == slot[i].nonce)
#endif

inline complete_refused(i) {
    if
    :: COMPLETED_BY_ME(i) -> report(i)
    :: else ->
        assert(item.done_fence != slot[i].fence);
        settle(i)
    fi
}

/* RETRY or RELEASE was refused: for a cancel request, or because the fence has moved on (or my own write was applied). */
inline return_refused(i) {
    if
    :: HELD_BY(slot[i].fence) -> slot[i].ending = CANCELLED
    :: else -> settle(i)
    fi
}

/* The three fates of a call without an answer; the sender cannot tell them apart. */
#define UNANSWERED(i, what, write) \
    lost_left > 0 -> lost_left--; \
        if \
        :: true \
        :: write; applied = false \
        :: late.kind == NOTHING -> send_late(i, what) \
        fi

#ifdef NOBODY_KNOWS_THE_AGENT
#define KNOWN_SOMEWHERE skip
#else
#define KNOWN_SOMEWHERE strangers_left--
#endif

/* Receive. Which call follows is decided here; by the time HOLD is written the breaker may have closed. */
inline receive(i) {
    visible--;
    slot[i].message = true;
    if
    :: buried[WORKER_OF(i).id] -> WORKER_OF(i).zombie_receives--
    :: else
    fi;
    if
    :: breaker_open -> slot[i].phase = HOLDING
    :: !breaker_open -> register_nonce(i); slot[i].phase = CLAIMING
    :: !breaker_open && strangers_left > 0 -> KNOWN_SOMEWHERE; slot[i].phase = HOLDING
    fi
}

/* The agent ends, or has to. */
inline choose_ending(i) {
    slot[i].phase = ENDING;
    if
    :: slot[i].ending = SUCCEEDED
#if ENDINGS > 1
    :: slot[i].ending = FAILED
#endif
    :: retries_left > 0 -> retries_left--; slot[i].ending = TRY_AGAIN
    :: drains_left > 0 -> drains_left--; slot[i].ending = GIVE_BACK
#if ENDINGS > 1
    :: drains_left > 0 -> drains_left--; slot[i].ending = DEAD
#endif
    :: item.cancel -> slot[i].ending = CANCELLED
    fi
}

/* What a worker decides and what it calls for next are one step here: nobody else can tell when it decided. */
proctype Permit(byte i) {
end:
    do
    :: atomic { slot[i].phase == IDLE && visible > 0 && (!buried[WORKER_OF(i).id] || WORKER_OF(i).zombie_receives > 0) ->
        receive(i);
        if
        :: slot[i].phase == CLAIMING -> goto claim
        :: else
        fi }

    :: atomic { slot[i].phase == CLAIMING ->
claim:  if
        :: CLAIM(WORKER_OF(i).id, slot[i].nonce);
            if
            :: applied -> claimed(i)
            :: else -> claim_refused(i)
            fi;
            applied = false
        :: UNANSWERED(i, A_CLAIM, CLAIM(WORKER_OF(i).id, slot[i].nonce));
            repeat_or_give_up(i)
        fi }

    :: atomic { slot[i].phase == TAKING_OVER ->
        if
        :: TAKEOVER(WORKER_OF(i).id, slot[i].nonce, slot[i].fence);
            if
            :: applied && item.state == RUNNING -> claimed(i)
            :: applied && item.state == DEAD -> settle(i)
            :: else -> claim_refused(i)
            fi;
            applied = false
        :: UNANSWERED(i, A_TAKEOVER, TAKEOVER(WORKER_OF(i).id, slot[i].nonce, slot[i].fence));
            repeat_or_give_up(i)
        fi }

    :: atomic { slot[i].phase == WRITING_CANCELLED ->
        CANCELLED_AS_SEEN(slot[i].fence);
        applied = false;
        settle(i) }

    :: atomic { slot[i].phase == HOLDING ->
        if
        :: HOLD(); applied = false; settle(i)
        :: UNANSWERED(i, A_HOLD, HOLD());
            repeat_or_give_up(i)
        fi }

    :: atomic { slot[i].phase == CLAIMED -> slot[i].phase = EXECUTING }

    :: atomic { slot[i].phase == EXECUTING || slot[i].phase == ENDING ->
        if
        :: slot[i].phase == EXECUTING -> choose_ending(i)
        :: else
        fi;
        if
        :: slot[i].ending == TRY_AGAIN -> goto retry
        :: slot[i].ending == GIVE_BACK -> goto release
        :: else
        fi;

        /* COMPLETE is repeated until it is answered, with the ending that it began with. */
        if
        :: COMPLETE(slot[i].fence, slot[i].nonce, slot[i].ending);
            if
            :: applied -> report(i)
            :: else -> complete_refused(i)
            fi;
            applied = false
        :: UNANSWERED(i, A_COMPLETE, COMPLETE(slot[i].fence, slot[i].nonce, slot[i].ending))
#ifdef COMPLETE_GIVEN_UP
            ; repeat_or_give_up(i)
#endif
#ifdef DIFFERENT_ENDING
            ; slot[i].ending = (slot[i].ending == SUCCEEDED -> FAILED : SUCCEEDED)
#endif
        fi;
        goto end;

retry:  if
        :: RETRY(slot[i].fence);
            if
            :: applied -> settle(i)
            :: else -> return_refused(i)
            fi;
            applied = false
        :: UNANSWERED(i, A_RETRY, RETRY(slot[i].fence));
            repeat_or_give_up(i)
        fi;
        goto end;

release:
        if
        :: RELEASE(slot[i].fence);
            if
            :: applied -> publish(); slot[i].message = false; forget(i)
            :: else -> return_refused(i)
            fi;
            applied = false
        :: UNANSWERED(i, A_RELEASE, RELEASE(slot[i].fence));
            repeat_or_give_up(i)
        fi }
    od
}

/* ---- A worker's other duties ------------------------------------------------------------------------------ */

/* The message in a dead hand becomes visible again in its time. */
inline restart(w) {
    byte k = w;
    do
    :: k < SLOTS -> park(k); forget(k); k = k + WORKERS
    :: else -> break
    od;
    k = 0;
    if      /* a tombstone that nobody can come across any more is as good as written */
    :: item.owner != worker[w].id && late.id != worker[w].id -> buried[worker[w].id] = true
    :: else
    fi;
    last_id++;
    worker[w].id = last_id;
    worker[w].unexecuted = 0;
    worker[w].looked = false;
    worker[w].zombie_receives = ZOMBIE_RECEIVES
}

#define MINE(w) (item.state == RUNNING && item.owner == worker[w].id)
#ifdef RECONCILE_TAKES_CLAIMS_IN_FLIGHT
#define REGISTERED_IN(i, w) ((i) % WORKERS == (w) && slot[i].nonce == item.nonce && slot[i].phase != CLAIMING && slot[i].phase != TAKING_OVER && slot[i].phase != CLAIMED)
#else
#define REGISTERED_IN(i, w) ((i) % WORKERS == (w) && slot[i].nonce == item.nonce)
#endif
#if SLOTS > 2
#define REGISTERED(w) (REGISTERED_IN(0, w) || REGISTERED_IN(1, w) || REGISTERED_IN(2, w))
#elif SLOTS > 1
#define REGISTERED(w) (REGISTERED_IN(0, w) || REGISTERED_IN(1, w))
#else
#define REGISTERED(w) REGISTERED_IN(0, w)
#endif

proctype Machine(byte w) {
end:
    do
    :: atomic { !calm && crashes_left > 0 -> crashes_left--; restart(w) }

    /* HEARTBEAT refused: stop everything, start anew. */
    :: atomic { buried[worker[w].id] -> restart(w) }

#ifndef NO_RECONCILE
    /* RECONCILE reads the owner index first and looks into its own memory after that: what the index shows was
       registered before it was written, so what is not registered now will never be executed. */
#ifdef LOOK_BEFORE_READ
    :: atomic { !worker[w].looked && slot[w].phase == IDLE -> worker[w].looked = true }
    :: atomic { worker[w].looked && MINE(w) && worker[w].unexecuted == 0 ->
        worker[w].looked = false;
        worker[w].unexecuted = item.fence }
#else
    :: atomic { MINE(w) && !REGISTERED(w) && worker[w].unexecuted == 0 -> worker[w].unexecuted = item.fence }
#endif
    :: atomic { worker[w].unexecuted != 0 ->
        if
        :: HELD_BY(worker[w].unexecuted) && !NO_CANCEL_REQUEST -> end_run(CANCELLED)
        :: else ->
            RELEASE(worker[w].unexecuted);
            if
            :: applied -> publish()
            :: else
            fi;
            applied = false
        fi;
        worker[w].unexecuted = 0 }
    /* or adopts it */
    :: atomic { MINE(w) && !REGISTERED(w) && slot[w].phase == IDLE ->
        slot[w].nonce = item.nonce;
        slot[w].fence = item.fence;
        slot[w].phase = EXECUTING }
#endif
    od
}

/* ---- The gateway ------------------------------------------------------------------------------------------ */

#define GONE(who) (worker[0].id != (who) && worker[WORKERS - 1].id != (who))

/* The tombstone comes before any REQUEUE, and the owner index is read again and again after it. */
inline BURY(who) {
    buried[who] = true;
#ifdef OWNERS_READ_ONCE
    if
    :: item.state == RUNNING && item.owner == who -> REQUEUE()
    :: else
    fi
#endif
}

#define BURY_THE_GONE(who) atomic { who <= last_id && !buried[who] && GONE(who) -> BURY(who) }
#define BURY_THE_LIVING(who) atomic { !calm && zombies_left > 0 && !buried[who] && !GONE(who) -> zombies_left--; BURY(who) }

proctype Gateway() {
end:
    do
    :: BURY_THE_GONE(1) :: BURY_THE_LIVING(1)
#if IDS > 1
    :: BURY_THE_GONE(2) :: BURY_THE_LIVING(2)
#endif
#if IDS > 2
    :: BURY_THE_GONE(3) :: BURY_THE_LIVING(3)
#endif
#if IDS > 3
    :: BURY_THE_GONE(4) :: BURY_THE_LIVING(4)
#endif
#if IDS > 4
    :: BURY_THE_GONE(5) :: BURY_THE_LIVING(5)
#endif
#if IDS > 5
    :: BURY_THE_GONE(6) :: BURY_THE_LIVING(6)
#endif
#if IDS > 6
#error "at most six workers in the life of a run"
#endif

#if !defined(NO_REQUEUE) && !defined(OWNERS_READ_ONCE)
#ifdef REQUEUE_WITHOUT_RUNNING
    :: atomic { BURIED_OWNER -> REQUEUE() }
#else
    :: atomic { item.state == RUNNING && BURIED_OWNER -> REQUEUE() }
#endif
#endif

    /* DUE */
    :: atomic { item.state == SCHEDULED -> wait_again(); gateway_publish() }

    /* RESUME: a level, since a HOLD may land after the closing */
#ifndef RESUME_ON_EDGE
    :: atomic { item.state == QUEUED && item.enqueue == HELD && !breaker_open -> wait_again(); publish() }
#endif
    od
}

inline SWEEP() {
    gateway_publish()
}

proctype Clock() {
    do
    /* Once the world is calm nothing befalls it before the next long timer. Without this, a fault that may
       still happen would count as something that is about to happen. */
    :: atomic { !calm && visible == 0 && ALL_IDLE -> calm = true }

    :: atomic { calm && timeout && parked > 0 -> calm = false; parked--; visible++ }
    :: atomic { !calm && early_left > 0 && parked > 0 && visible < QUEUE_BOUND -> early_left--; parked--; visible++ }

    /* SWEEP looks at the item alone: nobody can see whether a message exists. */
#ifndef NO_SWEEPER
    :: atomic { calm && timeout && MAY_BE_SWEPT -> calm = false; SWEEP() }
    :: atomic { !calm && early_left > 0 && MAY_BE_SWEPT -> early_left--; SWEEP() }
#endif

    :: atomic { calm && timeout && parked == 0 && TERMINAL -> break }
    od
}

/* ---- What befalls them ------------------------------------------------------------------------------------ */

proctype World() {
    byte k = 0;
end:
    do
    /* CANCEL repeats until the run is terminal or the request is written; this is the call that succeeds. */
    :: atomic { !calm && cancels_left > 0 && !TERMINAL ->
        cancels_left--;
        if
        :: item.state == RUNNING -> item.cancel = true
        :: else -> end_run(CANCELLED)
        fi }

    :: atomic { !calm && expiries_left > 0 && (item.state == QUEUED || item.state == SCHEDULED) ->
        expiries_left--;
        end_run(EXPIRED) }

    :: atomic { late.kind != NOTHING -> arrive_late() }

    :: atomic { !calm && duplicates_left > 0 && visible < QUEUE_BOUND -> duplicates_left--; visible++ }

    :: atomic { !calm && purges_left > 0 ->
        purges_left--;
        visible = 0;
        parked = 0;
        do
        :: k < SLOTS -> slot[k].message = false; k++
        :: else -> break
        od;
        k = 0 }

    :: atomic { !calm && openings_left > 0 && !breaker_open -> openings_left--; breaker_open = true }
    :: atomic { breaker_open ->
        breaker_open = false;
#ifdef RESUME_ON_EDGE
        if
        :: item.state == QUEUED && item.enqueue == HELD -> wait_again(); publish()
        :: else
        fi
#endif
        }
    od
}

/* SUBMIT: accepted once the item is written, whatever becomes of the message; with a delay nothing is sent. */
init {
    atomic {
        byte k = 0;
        do
        :: k < WORKERS -> worker[k].id = k + 1; run Machine(k); k++
        :: else -> break
        od;
        k = 0;
        do
        :: k < SLOTS -> run Permit(k); k++
        :: else -> break
        od;
        k = 0;
        run Gateway();
        run World();
        run Clock();
        if
        :: publish()
        :: item.state = SCHEDULED; item.sweep = false
        fi
    }
}
