// auditors see all, others what they did themselves
answer = false;
if (current.getValue('user') == gs.getUserID())
    answer = true;
else if (new GroupUtil().isMember(gs.getUserID(), 'Internal Audit'))
    answer = true;
